"""The way between program and database is cut, again and again (G5): a clear answer soon, and back to work soon after.

A cut takes the database's socket away and ends the connections that were open. A silence leaves everything open and
stops every process of the database where it is, as a machine or a disk that stands still does.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.faults.killable import Killable, killable
from tests.support.browser_less import fetch

pytestmark = [pytest.mark.prove, pytest.mark.slow]

CUTS = int(os.environ.get("PROVE_CUTS", "20"))
SILENCES = max(CUTS // 4, 1)
ANSWER_WITHIN, RECOVER_WITHIN = 10.0, 15.0


def _socket(program: Killable) -> Path:
    place = conninfo_to_dict(program.superuser_url)
    return Path(str(place["host"])) / f".s.PGSQL.{place.get('port') or 5432}"


def _end_connections(superuser: psycopg.Connection[tuple[object, ...]]) -> None:
    superuser.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )


@dataclass
class Slowest:
    """The longest that anybody had to wait, in seconds."""

    answer: float = 0.0
    recovery: float = 0.0

    def expect_the_error(self, page: str) -> None:
        started = time.monotonic()
        status, text = fetch(page)
        self.answer = max(self.answer, time.monotonic() - started)
        assert (status, "Försök igen om en stund" in text) == (503, True)

    def expect_recovery(self, page: str) -> None:
        """Many at once are answered: each web process has a view of its own of how things are."""
        started = time.monotonic()
        with ThreadPoolExecutor(8) as visitors:
            while {status for status, _ in visitors.map(fetch, [page] * 16)} != {200}:
                assert time.monotonic() - started < RECOVER_WITHIN
                time.sleep(0.1)
        self.recovery = max(self.recovery, time.monotonic() - started)

    def told(self, what: str, n: int) -> None:
        print(f"{what}: n={n}, slowest answer {self.answer:.1f} s, slowest recovery {self.recovery:.1f} s")
        assert self.answer < ANSWER_WITHIN


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Killable]:
    with killable(tmp_path, {}) as made:
        made.start("web")
        yield made


def test_every_cut_is_told_of_and_overcome(program: Killable) -> None:
    """G5"""
    page, slowest = f"http://localhost:{program.ports.web}/?q=v%C3%A5rd", Slowest()
    assert fetch(page)[0] == 200
    socket, away = _socket(program), _socket(program).with_suffix(".away")
    for _cut in range(CUTS):
        with psycopg.connect(program.superuser_url, autocommit=True) as superuser:
            socket.rename(away)
            _end_connections(superuser)
            slowest.expect_the_error(page)
            away.rename(socket)
        slowest.expect_recovery(page)
    slowest.told("cuts", CUTS)


def test_every_silence_is_told_of_and_overcome(program: Killable) -> None:
    """G5: several ask at once, so that no connection of the pool is left out, and none of them waits for long."""
    page, slowest = f"http://localhost:{program.ports.web}/?q=v%C3%A5rd", Slowest()
    with ThreadPoolExecutor(4) as visitors:
        for _silence in range(SILENCES):
            assert set(visitors.map(lambda _: fetch(page)[0], range(8))) == {200}
            with program.silent_database():
                list(visitors.map(slowest.expect_the_error, [page] * 8))
            slowest.expect_recovery(page)
    slowest.told("silences", SILENCES)
