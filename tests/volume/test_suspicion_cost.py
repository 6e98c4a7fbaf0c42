"""K-04: the first page of a check on suspicion costs as little in a log of ten million entries as in one of ten
thousand. What is counted is PostgreSQL's work, pages touched and CPU, so that a busy machine changes nothing.

SUSPICION_ENTRIES=300000 chooses another large size.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.entries import COLUMNS
from personalverktyget.domain.log_review import selectors, services
from tests.support import database as databases
from tests.support.world import World, build_small_world
from tests.support.world_registers import RESIDENTS, hsa_id_of
from tests.volume.seeding import without_secondary_indexes

pytestmark = [pytest.mark.prove, pytest.mark.slow]
SMALL: Final = 10_000
LARGE: Final = int(os.environ.get("SUSPICION_ENTRIES", "10000000"))
AT_MOST: Final = 1.5
MONTHS: Final = 24
# The page is asked for as often as this in a round; the least of the rounds is what it takes when nobody disturbs.
TIMES: Final = 30
ROUNDS: Final = 10
# The log grows with the number of units: each has its staff and its residents. A fifth of the entries are lists.
_ENTRIES_A_UNIT: Final = 10_000
_FILL: Final = """
INSERT INTO access_log_entry ({columns})
SELECT gen_random_uuid(), now() - ((n * 7919 %% {all})::float8 / {all}) * interval '{days} days', 'x',
       CASE WHEN is_list THEN 'cases.listed' ELSE 'case.read' END, 'Läsa', 'Vård och behandling', 'done', 'staff',
       (CASE WHEN unit = 0 AND m / 5 %% 10 = 0 THEN %(staff)s
             ELSE md5('staff' || unit || ' ' || m / 5 %% 10)::uuid END)::text, 'x', '', owner, 'x', 'x',
       CASE WHEN is_list THEN 'view' ELSE 'case' END,
       CASE WHEN is_list THEN 'all' ELSE md5('case' || n / 7)::uuid::text END,
       CASE WHEN is_list THEN ARRAY(SELECT whom(unit, m + place * 13) FROM generate_series(1, 20) AS place)
            ELSE ARRAY[whom(unit, m * 31)] END,
       owner, '{{}}'
  FROM generate_series(1::bigint, {all}) AS n
 CROSS JOIN LATERAL (SELECT n %% {units} AS unit, n / {units} AS m, n / {units} %% 5 = 0 AS is_list) AS places
 CROSS JOIN LATERAL (SELECT CASE WHEN unit = 0 THEN %(unit)s ELSE md5('unit' || unit)::uuid END AS owner) AS owners
"""
_WHOM: Final = """
CREATE FUNCTION whom(unit bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN unit = 0 AND n %% 300 = 0 THEN {resident}::uuid
                ELSE md5('resident' || unit || ' ' || n %% 300)::uuid END $$
"""


@contextmanager
def log_of(entries: int, blocker: DjangoDbBlocker) -> Iterator[World]:
    """The small world with so many entries in its log, over two years."""
    with databases.database_from_template() as made, blocker.unblock(), databases.django_connected_to(made):
        world, began = build_small_world(), time.monotonic()
        _fill(made.superuser_url, world, entries)
        print(f"{entries:,} entries after {time.monotonic() - began:.0f} s")
        with connection.cursor() as cursor:
            # As an installation on a solid-state disk has it (docs/operations/running.md).
            cursor.execute("SET random_page_cost = 1.1")
        yield world


def _fill(url: str, world: World, entries: int) -> None:
    units = max(1, entries // _ENTRIES_A_UNIT)
    with psycopg.connect(url, autocommit=True, cursor_factory=psycopg.ClientCursor) as own:
        own.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
        first = today().replace(day=1)
        for back in range(MONTHS + 2):
            month = (first - timedelta(days=30 * back)).replace(day=1)
            own.execute("SELECT access_log_ensure_partition(%s)", [month])
        own.execute(_WHOM.format(resident="%s"), [str(world.residents["helena"])])
        values = {"staff": str(world.staff["handler_2"]), "unit": world.units["ang"]}
        with without_secondary_indexes(own):
            numbers = {"all": entries, "units": units, "days": MONTHS * 30, "columns": ", ".join(COLUMNS)}
            own.execute(_FILL.format(**numbers), values)
        own.execute("VACUUM (ANALYZE)")


def cost(world: World, review_id: UUID) -> tuple[int, float]:
    """Pages that PostgreSQL touches for the first page, and its CPU time, in milliseconds."""
    actor = world.actor("reviewer", "ang")

    def read() -> None:
        found = selectors.on_suspicion(actor, review_id)
        assert len(found._content.lines) == 100, "the page is full"

    read()
    pages = sum(map(_buffers, _plans(read)))
    pid, rounds = _backend(), list[float]()
    for _round in range(ROUNDS):
        before = _cpu(pid)
        for _ in range(TIMES):
            read()
        rounds.append((_cpu(pid) - before) * 1000 / TIMES)
    return pages, min(rounds)


def _plans(read: Callable[[], None]) -> list[str]:
    with CaptureQueriesContext(connection) as sent:
        read()
    with connection.cursor() as cursor:
        found = []
        for statement in sent.captured_queries:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {statement['sql']}")
            found.append("\n".join(line for (line,) in cursor.fetchall()))
    return found


def _buffers(plan: str) -> int:
    read = re.search(r"Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?", plan)
    return sum(int(count or 0) for count in read.groups()) if read else 0


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
    return pid


def _cpu(pid: int) -> float:
    """In seconds, counted in nanoseconds: ticks of a hundredth are too coarse for what a page takes."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def _begun(world: World, **about: str) -> UUID:
    days: dict[str, Any] = {"first_day": today() - timedelta(days=MONTHS * 30), "last_day": today()}
    asked: dict[str, Any] = {"hsa_id": "", "number": "", "reason": "Tips."} | about
    return services.begin_suspicion(world.actor("reviewer", "ang"), **days, **asked)


def test_the_first_page_costs_the_same(django_db_blocker: DjangoDbBlocker) -> None:
    """Of a staff member, and of a resident: at most one and a half times as much."""
    costs: dict[str, list[tuple[int, float]]] = {"staff": [], "resident": []}
    for entries in (SMALL, LARGE):
        with log_of(entries, django_db_blocker) as world:
            costs["staff"].append(cost(world, _begun(world, hsa_id=hsa_id_of("handler_2"))))
            costs["resident"].append(cost(world, _begun(world, number=RESIDENTS["helena"][0])))
    for about, ((small_pages, small_cpu), (large_pages, large_cpu)) in costs.items():
        print(
            f"suspicion about a {about}: {SMALL:,} entries {small_pages} pages and {small_cpu:.1f} ms of CPU; "
            f"{LARGE:,} entries {large_pages} pages and {large_cpu:.1f} ms"
        )
        assert large_pages <= AT_MOST * small_pages, about
        assert large_cpu <= AT_MOST * small_cpu, about
