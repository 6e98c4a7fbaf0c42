"""L-05, A7: the heads in a bucket, as they came, locked; what the verification needs comes back from there alone."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from personalverktyget.adapters import heads_bucket
from personalverktyget.adapters.heads_bucket import CopyDisagrees, copy_heads, fetch_heads
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.published_heads import heads_file
from personalverktyget.domain.access_log.verification import verify
from personalverktyget.domain.attachments.stores import StoreUnavailable
from tests.support.database import TestDatabase
from tests.support.s3_server import s3_server
from tests.support.sealed_log import Superuser, findings, make_sealed_log, published

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def bucket(tmp_path: Path, settings: Settings) -> Iterator[None]:
    folder = tmp_path / "s3"
    folder.mkdir()
    with s3_server(folder) as made:
        settings.PUBLISHED_HEADS_S3 = made
        yield


def test_the_copy_grows_and_proves_what_the_folder_hides(
    fresh_database: TestDatabase, superuser_connection: Superuser, tmp_path: Path
) -> None:
    """Who rewrites database and folder is found out by what was copied before."""
    for seed in range(3):
        make_sealed_log(entries=20, batches=2, seed=seed)
        assert copy_heads(published()) == (2 if seed == 0 else 1)
    assert copy_heads(published()) == 0
    copy = tmp_path / "copy"
    assert fetch_heads(copy) == 4
    assert heads_file(copy).read_bytes() == heads_file(published()).read_bytes()
    assert verify(copy).is_honest
    superuser_connection.execute("SET session_replication_role = replica")
    for table in ("access_log_entry", "access_log_sealed_batch"):
        superuser_connection.execute(f"TRUNCATE {table}")
    shutil.rmtree(published())
    make_sealed_log(entries=20, batches=2, seed=9)
    assert findings().is_honest
    assert not verify(copy).is_honest


def test_a_folder_that_does_not_go_on_is_not_copied(fresh_database: TestDatabase, tmp_path: Path) -> None:
    """Shorter than its copy: the copy stays as it is, and the run fails. Half a line waits for its end."""
    make_sealed_log(entries=20, batches=2)
    file = heads_file(published())
    whole = file.read_bytes()
    file.write_bytes(whole[:-10])
    copy_heads(published())
    file.write_bytes(whole)
    assert copy_heads(published()) == 1
    file.write_bytes(whole.splitlines(keepends=True)[0])
    with pytest.raises(CopyDisagrees):
        copy_heads(published())
    fetch_heads(tmp_path / "copy")
    assert heads_file(tmp_path / "copy").read_bytes() == whole
    with pytest.raises(CopyDisagrees, match="not empty"):
        fetch_heads(tmp_path / "copy")


def test_every_object_is_locked_for_longer_than_the_log_is_kept(
    fresh_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of the tests knows no lock; what it is asked for does."""
    asked: list[dict[str, Any]] = []
    real = heads_bucket._client()

    class _Listening:
        def put_object(self, **wanted: Any) -> None:
            asked.append(wanted)
            real.put_object(**wanted)

    monkeypatch.setattr(heads_bucket, "_client", _Listening)
    make_sealed_log(entries=20, batches=2)
    copy_heads(published())
    assert len(asked) == 2
    for wanted in asked:
        assert wanted["ObjectLockMode"] == "COMPLIANCE"
        assert wanted["ObjectLockRetainUntilDate"] > now() + timedelta(days=7 * 365)
        assert wanted["ContentMD5"]


def test_a_store_that_is_away_is_told_and_caught_up_with(
    fresh_database: TestDatabase, settings: Settings, tmp_path: Path
) -> None:
    """Nothing is counted as copied that was not."""
    make_sealed_log(entries=20, batches=2)
    there = settings.PUBLISHED_HEADS_S3
    settings.PUBLISHED_HEADS_S3 = type(there)(there.bucket, "http://127.0.0.1:1", there.region, "x", there.secret_file)
    with pytest.raises(StoreUnavailable):
        copy_heads(published())
    settings.PUBLISHED_HEADS_S3 = there
    assert copy_heads(published()) == 2
