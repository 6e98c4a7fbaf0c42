"""Both stores do the same: whole or not at all, nothing lost, nothing that is not asked for; told when they cannot."""

import dataclasses
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from personalverktyget.adapters.file_stores.on_disk import DiskStore
from personalverktyget.adapters.file_stores.s3 import S3Store
from personalverktyget.base.clock import now
from personalverktyget.config.environment import Bucket
from personalverktyget.domain.attachments.stores import FileMissing, FileStore, StoreUnavailable
from tests.support.s3_server import s3_server

SOON = timedelta(minutes=1)


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    """A bucket of a real S3 server."""
    with s3_server(tmp_path_factory.mktemp("s3")) as made:
        yield made


@pytest.fixture(params=["disk", pytest.param("s3", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> FileStore:
    """Each store in turn."""
    settings.ATTACHMENTS_DIR = tmp_path / "bilagor"
    if request.param == "disk":
        return DiskStore()
    settings.ATTACHMENTS_S3 = request.getfixturevalue("bucket")
    return S3Store()


@pytest.mark.parametrize("content", [b"x", bytes(range(256)) * 4000, bytes(6_000_000)], ids=["1 B", "1 MB", "6 MB"])
def test_what_is_put_comes_back(store: FileStore, content: bytes) -> None:
    file_id = uuid4()
    store.put(file_id, content)
    assert store.get(file_id) == content
    store.put(file_id, b"again")
    assert store.get(file_id) == b"again"


def test_what_is_deleted_is_gone_and_may_be_deleted_again(store: FileStore) -> None:
    file_id = uuid4()
    store.put(file_id, b"x")
    store.delete(file_id)
    store.delete(file_id)
    with pytest.raises(FileMissing):
        store.get(file_id)


def test_all_files_are_found_by_their_age(store: FileStore) -> None:
    mine = {uuid4() for _number in range(5)}
    for file_id in mine:
        store.put(file_id, b"x")
    assert mine <= set(store.kept_before(now() + SOON))
    assert not mine & set(store.kept_before(now() - SOON))


def test_an_empty_store_holds_nothing(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS_DIR = tmp_path / "nothing"
    assert list(DiskStore().kept_before(now())) == []
    with pytest.raises(FileMissing):
        DiskStore().get(uuid4())


def test_on_disk_nobody_else_may_look(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS_DIR = tmp_path / "bilagor"
    DiskStore().put(uuid4(), b"x")
    for path in (settings.ATTACHMENTS_DIR, *settings.ATTACHMENTS_DIR.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_on_disk_what_a_cut_left_behind_is_cleared_away(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS_DIR = tmp_path / "bilagor"
    store, file_id = DiskStore(), uuid4()
    store.put(file_id, b"x")
    half = next(settings.ATTACHMENTS_DIR.glob("??/*")).with_name(f"{uuid4().hex}.{uuid4().hex}.part")
    half.write_bytes(b"half")
    (half.parent / "readme.txt").write_text("not ours")
    assert list(store.kept_before(now() + SOON)) == [file_id]
    assert not half.exists()
    assert (half.parent / "readme.txt").exists()


def test_on_disk_a_full_disk_is_told_and_leaves_nothing(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    settings.ATTACHMENTS_DIR = settings.DATA_DIR / "full"
    monkeypatch.setattr("personalverktyget.adapters.file_stores.on_disk.os.fsync", full)
    with pytest.raises(StoreUnavailable, match="No space"):
        DiskStore().put(uuid4(), b"x")
    assert [path for path in settings.ATTACHMENTS_DIR.rglob("*") if path.is_file()] == []


@pytest.mark.slow
def test_a_wrong_secret_opens_nothing(bucket: Bucket, settings: Any, tmp_path: Path) -> None:
    wrong = tmp_path / "secret"
    wrong.write_text("gissning")
    settings.ATTACHMENTS_S3 = dataclasses.replace(bucket, secret_file=wrong)
    with pytest.raises(StoreUnavailable):
        S3Store().put(uuid4(), b"x")
    with pytest.raises(StoreUnavailable):
        S3Store().get(uuid4())


def test_a_server_that_is_not_there_is_told(settings: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    settings.ATTACHMENTS_S3 = Bucket("b", "http://127.0.0.1:1", "eu-north-1", "k", secret)
    with pytest.raises(StoreUnavailable):
        S3Store().get(UUID(int=1))
