"""How fast the log is verified, beside what nobody could go below: reading the same rows and hashing them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import psycopg
from django.db import connection

from personalverktyget.domain.access_log.entries import COLUMNS
from personalverktyget.domain.access_log.hashing import AS_TEXT
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.unit_of_work import snapshot
from tests.support.sealed_log import append_entries, findings

# Different entries to copy, and how often each way is measured: the best of them counts, in turns.
_KINDS, _TURNS = 200, 3
LEAST_SHARE: Final = 0.5


@dataclass(frozen=True)
class Rates:
    """Entries a second."""

    entries: int
    verified: float
    bare: float

    @property
    def share(self) -> float:
        """What verifying reaches of the bare rate."""
        return self.verified / self.bare

    def __str__(self) -> str:
        """The line that the bench prints."""
        return (
            f"log: {self.entries:,} entries, read and hashed {self.bare:,.0f} a second, verified {self.verified:,.0f} "
            f"a second ({100 * self.share:.0f} %; aim: at least {100 * LEAST_SHARE:.0f} %)"
        )


def fill(superuser: psycopg.Connection[tuple[object, ...]], entries: int) -> None:
    """Entries of many shapes, sealed."""
    append_entries(_KINDS, seed=1)
    names = ", ".join(COLUMNS)
    fresh = ", ".join("gen_random_uuid()" if name == "id" else name for name in COLUMNS)
    superuser.execute(
        f"INSERT INTO access_log_entry ({names}) SELECT {fresh} FROM access_log_entry, "
        f"generate_series(2, {entries // _KINDS})"
    )
    superuser.execute("ANALYZE access_log_entry")
    seal_log()


def measure() -> Rates:
    """The two rates over the log as it is."""
    entries = findings().entries
    fastest = {_verify: float("inf"), _read_and_hash: float("inf")}
    for _turn in range(_TURNS):
        for way in fastest:
            fastest[way] = min(fastest[way], _seconds(way))
    return Rates(entries, entries / fastest[_verify], entries / fastest[_read_and_hash])


def _seconds(way: Callable[[], None]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def _verify() -> None:
    assert findings().is_honest


def _read_and_hash() -> None:
    """Every field of every entry, as the seal has them, through one hash each."""
    with snapshot(), connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {AS_TEXT} FROM access_log_entry ORDER BY seq")
        while rows := cursor.fetchmany(2000):
            for row in rows:
                sha256("\x1f".join(value or "" for value in row).encode()).digest()
