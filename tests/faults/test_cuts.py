"""The way between program and database is cut, again and again (G5): a clear answer soon, and back to work soon after.

A cut here takes the database's socket away and ends the connections that were open. A database that keeps its
connections and falls silent is another fault, which this does not show (see docs/operations/faults.md).
"""

import os
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.faults.killable import Killable, killable
from tests.support.browser_less import fetch

pytestmark = [pytest.mark.prove, pytest.mark.slow]

CUTS = int(os.environ.get("PROVE_CUTS", "20"))
ANSWER_WITHIN, RECOVER_WITHIN = 10.0, 15.0


def _socket(program: Killable) -> Path:
    place = conninfo_to_dict(program.superuser_url)
    return Path(str(place["host"])) / f".s.PGSQL.{place.get('port') or 5432}"


def _end_connections(superuser: psycopg.Connection[tuple[object, ...]]) -> None:
    superuser.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )


def test_every_cut_is_told_of_and_overcome(tmp_path: Path) -> None:
    """G5"""
    slowest_answer = slowest_recovery = 0.0
    with killable(tmp_path, {}) as program:
        program.start("web")
        page = f"http://localhost:{program.ports.web}/?q=v%C3%A5rd"
        assert fetch(page)[0] == 200
        socket, away = _socket(program), _socket(program).with_suffix(".away")
        for _cut in range(CUTS):
            with psycopg.connect(program.superuser_url, autocommit=True) as superuser:
                socket.rename(away)
                _end_connections(superuser)
                started = time.monotonic()
                status, text = fetch(page)
                slowest_answer = max(slowest_answer, time.monotonic() - started)
                assert (status, "Försök igen om en stund" in text) == (503, True)
                away.rename(socket)
            started = time.monotonic()
            while fetch(page)[0] != 200:
                assert time.monotonic() - started < RECOVER_WITHIN
                time.sleep(0.1)
            slowest_recovery = max(slowest_recovery, time.monotonic() - started)
    print(f"cuts: n={CUTS}, slowest answer {slowest_answer:.1f} s, slowest recovery {slowest_recovery:.1f} s")
    assert slowest_answer < ANSWER_WITHIN
