"""A log of realistic entries, sealed in several batches, and somebody who may tamper with it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID, uuid4

import psycopg
from django.conf import settings

from personalverktyget.base.actors import AnyActor, ResidentActor, StaffActor, SystemActor, Visitor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.entries import entry_for
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.findings import Report
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.unit_of_work import append, maintenance
from personalverktyget.domain.access_log.verification import verify

Superuser = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True, kw_only=True)
class SomethingSeen(Event):
    """An event of the tests' own, with every kind of detail."""

    name: ClassVar[str] = "test.seen"
    action: ClassVar[LogAction] = LogAction.READ
    resource: ClassVar[str] = "thing"
    thing: str
    resident: UUID | None = None
    residents: tuple[UUID, ...] = ()
    unit: UUID | None = None
    word: str = ""
    count: int = 0
    is_last: bool = False


def some_actor(chance: random.Random) -> AnyActor:
    """Staff mostly, and now and then somebody else."""
    staff = StaffActor(
        staff_id=UUID(int=chance.getrandbits(128)),
        hsa_id=f"SE2321000016-{chance.randrange(1000):04}",
        name="Åsa Öberg",
        unit_id=UUID(int=chance.getrandbits(128)),
        unit_hsa_id="SE2321000016-A001",
        unit_name="Ängens vårdcentral",
        provider_hsa_id="SE2321000016-P001",
        region_id=UUID(int=chance.getrandbits(128)),
        commission_hsa_id="SE2321000016-C001",
        permissions=frozenset[Permission](),
    )
    others = (ResidentActor(resident_id=UUID(int=chance.getrandbits(128))), SystemActor("test"), Visitor())
    return staff if chance.random() < 0.7 else chance.choice(others)


def append_entries(count: int, seed: int) -> None:
    """Append entries of many shapes, with gaps in their numbers such as roll-backs leave."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        with maintenance():
            size = min(chance.randrange(1, 9), count - made)
            append([entry_for(some_actor(chance), _some_event(chance)) for _ in range(size)])
        made += size
        if chance.random() < 0.5:
            _draw_a_number_in_vain()


def make_sealed_log(entries: int = 500, batches: int = 5, seed: int = 1) -> None:
    """Append and seal."""
    for number in range(batches):
        append_entries(entries // batches, seed + number)
        seal_log()


def findings() -> Report:
    """What the verification says of the log as it is now."""
    return verify(published())


def published() -> Path:
    """The folder of the published heads."""
    folder: Path = settings.PUBLISHED_HEADS_DIR
    return folder


@contextmanager
def unguarded(superuser: Superuser) -> Iterator[Callable[..., psycopg.Cursor[tuple[object, ...]]]]:
    """The superuser with all triggers switched off."""
    superuser.execute("SET session_replication_role = replica")
    yield superuser.execute
    superuser.execute("SET session_replication_role = origin")


def rows(superuser: Superuser, table: str = "access_log_entry", key: str = "seq") -> list[dict[str, Any]]:
    """All rows of a table, in order."""
    with superuser.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        return cursor.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()


def _some_event(chance: random.Random) -> SomethingSeen:
    words = ("", "åäö ÅÄÖ", "日本語", 'quote " and \\ and \n line', "%s {} ${x}", "a" * 300)
    many = tuple(UUID(int=chance.getrandbits(128)) for _ in range(chance.randrange(4)))
    return SomethingSeen(
        thing=str(uuid4()),
        residents=many,
        unit=UUID(int=chance.getrandbits(128)) if chance.random() < 0.5 else None,
        word=chance.choice(words),
        count=chance.randrange(10**12),
        is_last=chance.random() < 0.5,
    )


def _draw_a_number_in_vain() -> None:
    class _Change(Exception):
        pass

    try:
        with maintenance():
            append([entry_for(Visitor(), SomethingSeen(thing="never"))])
            raise _Change
    except _Change:
        pass
