"""Attaching files in tests: a store that can be cut, scanners that find what they are told, and a place for a file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.domain.attachments import stores
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.attachments.scanners import ScannerUnavailable
from personalverktyget.domain.attachments.services import attach
from personalverktyget.domain.attachments.stores import FileMissing, StoreUnavailable
from tests.support import files
from tests.support.world import World

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class MemoryStore:
    """A store without a disk. ``fails`` names the steps that fail, ``age`` says how old all its files are."""

    def __init__(self) -> None:
        self.kept: dict[UUID, bytes] = {}
        self.fails: set[str] = set()
        self.kept_at = LONG_AGO

    def put(self, file_id: UUID, sealed: bytes) -> None:
        """Keep a file."""
        self._fail("put")
        self.kept[file_id] = sealed

    def get(self, file_id: UUID) -> bytes:
        """The file."""
        self._fail("get")
        if file_id not in self.kept:
            raise FileMissing(str(file_id))
        return self.kept[file_id]

    def delete(self, file_id: UUID) -> None:
        """Forget it."""
        self._fail("delete")
        self.kept.pop(file_id, None)

    def kept_before(self, moment: datetime) -> Iterator[UUID]:
        """All, or none."""
        return iter(list(self.kept) if self.kept_at < moment else [])

    def _fail(self, step: str) -> None:
        if step in self.fails:
            raise StoreUnavailable("full")


class Finds:
    """A scanner that finds EICAR."""

    def finding(self, content: bytes) -> str:
        """As clamd would."""
        return "Eicar-Test" if files.EICAR in content else ""


class IsSilent:
    """A scanner that does not answer."""

    def finding(self, content: bytes) -> str:
        """Never."""
        raise ScannerUnavailable("connection refused")


@pytest.fixture
def memory_store(monkeypatch: pytest.MonkeyPatch, settings: Any) -> MemoryStore:
    """The store of the test."""
    store = MemoryStore()
    settings.FILE_STORE = "the test's own"
    monkeypatch.setattr(stores, "_store", lambda name: store)
    return store


def scanner(kind: type[Any]) -> str:
    """What ``settings.VIRUS_SCANNER`` names for one of the scanners here."""
    return f"{__name__}.{kind.__name__}"


def place_of(world: World, resident: str = "helena", unit: str = "ang", **more: Any) -> Place:
    """A place where that resident attaches files on the way to that unit."""
    of: dict[str, Any] = {"gathered_for": uuid4()} | more
    return Place(unit_id=world.units[unit], resident_id=world.residents[resident], **of)


def attached(
    actor: ResidentActor | StaffActor,
    place: Place,
    content: bytes | None = None,
    *,
    name: str = "utslag.jpg",
    room: Room | None = None,
) -> UUID:
    """Attach a file where nothing needs to be confirmed."""
    upload = Upload(name, files.jpg() if content is None else content)
    return attach(actor, upload, place, room=room or Room(), confirm=lambda: None)
