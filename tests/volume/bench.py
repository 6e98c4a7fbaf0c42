"""`make bench`: seeds, starts the program as it is served, measures, and ends everything that it has started."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import psycopg
from django.db import connections

from personalverktyget.demo import processes, programs
from personalverktyget.demo.embedded_database.cluster import Cluster
from personalverktyget.demo.layout import Layout, Ports
from tests.support import log_rate
from tests.support.database import django_connected_to
from tests.volume import bare_sql, building, dispatches, forms, ground, organisation, people, report, seeding, tasks
from tests.volume.agreed import BARE_PATH, SQL_HEADER
from tests.volume.browser import Browser
from tests.volume.measuring import Bounds, measure
from tests.volume.organisation import Organisation
from tests.volume.processes import cpu_seconds
from tests.volume.report import Line
from tests.volume.tasks import Task

SIZES: Final = (1_000, 100_000, 1_000_000)
_LOG_ENTRIES: Final = 100_000
_READY_WITHIN: Final = 60.0
# Writes fill the database, so there is an end to them.
_AT_ONCE_AT_MOST: Final = 1600
_APPLICATION: Final = "tests.volume.application:application"


def run(layout: Layout, ports: Ports) -> None:
    """Measure at every size that is asked for, and say what was reached."""
    sizes = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "").split(",") if size) or SIZES
    bounds = Bounds(
        requests=int(os.environ.get("BENCH_REQUESTS", "200")),
        warm_up=20,
        seconds=float(os.environ.get("BENCH_SECONDS", "4")),
    )
    print(
        f"seed {seeding.SEED}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
    )
    print(forms.table(), flush=True)
    measured: dict[int, list[Line]] = {}
    with ground.cluster(layout) as cluster:
        print(_log_rates(layout, ports, cluster), flush=True)
        for size in sizes:
            measured[size] = _at_size(size, layout, ports, cluster, bounds)
            print(report.table(size, measured[size]), flush=True)
    print(report.aims(measured))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def _log_rates(layout: Layout, ports: Ports, cluster: Cluster) -> log_rate.Rates:
    """Verifying the access log, beside reading and hashing the same rows."""
    database, is_seeded = ground.database(cluster, layout, ports, "access_log")
    with django_connected_to(database), psycopg.connect(database.superuser_url, autocommit=True) as connection:
        if not is_seeded:
            log_rate.fill(connection, _LOG_ENTRIES)
            ground.note_seeded(layout, database.name)
        return log_rate.measure()


def _at_size(size: int, layout: Layout, ports: Ports, cluster: Cluster, bounds: Bounds) -> list[Line]:
    database, is_seeded = ground.database(cluster, layout, ports, f"volume_{size}")
    with django_connected_to(database), psycopg.connect(database.superuser_url, autocommit=True) as connection:
        if is_seeded:
            made = organisation.found()
        else:
            print(f"seeding {size:,} cases", flush=True)
            made = seeding.seed(database.superuser_url, size)
            ground.note_seeded(layout, database.name)
        # What the seeding left to be written would otherwise be written while the first task is measured.
        connection.execute("CHECKPOINT")
        with _served(layout, ports, database) as web:
            return _Measuring(layout, ports, database, cluster, web, bounds, size).all(made, connection)


class _Measuring:
    """One database with the program on it."""

    def __init__(
        self,
        layout: Layout,
        ports: Ports,
        database: ground.VolumeDatabase,
        cluster: Cluster,
        web: processes.Running,
        bounds: Bounds,
        cases: int,
    ) -> None:
        assert cluster.running is not None
        self._web, self._postgres = web.process.pid, cluster.running.process.pid
        self._layout, self._port, self._url, self._bounds = layout, ports.web, database.urls.running_url, bounds
        self._environment = database.environment(ports) | {"PYTHONPATH": os.pathsep.join(sys.path)}
        self._pgbench = cluster.binaries.folder / "pgbench"
        self._cases, self._page_per_second = cases, 0.0

    def all(self, made: Organisation, connection: psycopg.Connection[Any]) -> list[Line]:
        """The floor, what is read, what is written."""
        bare = self._line(tasks.bare_page(BARE_PATH))
        self._page_per_second = bare.measured.per_second
        most = self._bounds.requests + self._bounds.warm_up + _AT_ONCE_AT_MOST
        seeding.half_filled_forms(connection, made, most // people.SENDERS + self._bounds.requests + 50)
        written = tasks.writes(made, connection, requests=most)
        pages = tasks.pages(made, connection)
        lines = [bare, *(self._line(task) for task in [*pages, *written, *building.tasks(made)])]
        if people.count(connection) >= dispatches.FEWEST:
            self._dispatches(made, connection, pages[0])
        return lines

    def _dispatches(self, made: Organisation, connection: psycopg.Connection[Any], page: Task) -> None:
        """To many at once, and what the staff list costs while a dispatch is delivered."""
        told, waiting = dispatches.rates(made, connection)
        print("\n".join(["messages to many", *map(str, told)]))
        dispatches.leaves_now(waiting)
        alone = self._one_at_a_time(page)
        with dispatches.delivering(waiting, self._environment) as process:
            time.sleep(2)
            meanwhile = self._one_at_a_time(page)
            is_still = process.poll() is None
        ended = "" if is_still else " (it ended early)"
        print(f"{page.name} alone: {alone}\n{page.name} while it is delivered: {meanwhile}{ended}")

    def _one_at_a_time(self, task: Task) -> str:
        found = measure(
            replace(task, is_alone=True),
            self._port,
            self._bounds,
            web=lambda: cpu_seconds(self._web),
            database=lambda: cpu_seconds(self._postgres),
        )
        return f"median {found.median_ms:.1f} ms, p95 {found.p95_ms:.1f} ms, web CPU {found.web_cpu_ms:.1f} ms"

    def _line(self, task: Task) -> Line:
        statements = self._statements(task)
        measured = measure(
            task,
            self._port,
            self._bounds,
            web=lambda: cpu_seconds(self._web),
            database=lambda: cpu_seconds(self._postgres),
        )
        bare = 0.0
        if statements and not task.is_alone:
            again = self._statements(task) if task.is_write else []
            script = self._layout.data / "bare.sql"
            script.write_text(bare_sql.script_of(statements, again=again, cases=self._cases))
            bare = bare_sql.run(script, self._url, self._pgbench, seconds=self._bounds.seconds)
        return Line(task.name, task.note, measured, len(statements), bare, self._page_per_second)

    def _statements(self, task: Task) -> list[str]:
        """What one request asks the database, warm: a template or a form that is read once is not read again."""
        written = self._layout.data / "sql.json"
        written.unlink(missing_ok=True)
        browser, make = Browser(self._port), task.at(0)
        # Each process keeps for itself what it has read once.
        for _ in range(4):
            make(browser, {})
        make(browser, {SQL_HEADER: written.name})
        browser.close()
        return list(json.loads(written.read_text())) if written.exists() else []


@contextmanager
def _served(layout: Layout, ports: Ports, database: ground.VolumeDatabase) -> Iterator[processes.Running]:
    program = replace(programs.web(ports), command=_with_application(programs.web(ports).command))
    environment = database.environment(ports)
    environment["PYTHONPATH"] += f":{Path(__file__).resolve().parents[2]}"
    running = programs.start(program, layout, environment)
    try:
        deadline = time.monotonic() + _READY_WITHIN
        while not program.is_ready():
            if running.has_ended or time.monotonic() > deadline:
                raise RuntimeError(f"The program did not become ready:\n{running.tail(40)}")
            time.sleep(0.1)
        yield running
    finally:
        connections.close_all()
        running.stop()


def _with_application(command: list[str]) -> list[str]:
    return [*command[:-1], _APPLICATION]
