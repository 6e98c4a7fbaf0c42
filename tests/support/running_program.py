"""The whole program as processes of their own, on a database with the demo world, for journeys through a browser."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued

from personalverktyget.demo import processes, programs
from personalverktyget.demo.environment import compose
from personalverktyget.demo.keys import make_keys
from personalverktyget.demo.layout import Layout, Ports
from tests.support.database import TestDatabase, database_from_template
from tests.support.database_server import WORLD_TEMPLATE
from tests.support.environment import free_ports, session_folder

_READY_WITHIN = 60.0
_DONE_WITHIN = 60.0
_UNDONE = "SELECT 1 FROM procrastinate_jobs WHERE task_name = %s AND status IN ('todo', 'doing')"


@dataclass(frozen=True)
class RunningProgram:
    """What a journey needs to know of the program that runs for it."""

    ports: Ports
    layout: Layout
    database: TestDatabase
    environment: dict[str, str]

    @property
    def url(self) -> str:
        """Where it begins, without a slash at the end."""
        return f"http://localhost:{self.ports.web}"

    @property
    def received_mail(self) -> Path:
        """The folder of received messages (``*.eml``)."""
        return self.layout.mail

    def worker_does(self, name: str) -> None:
        """Ask the worker for a piece of its schedule now rather than at its time, and wait until it is done."""
        locks = {"queueing_lock": name, "lock": name}
        app = App(connector=SyncPsycopgConnector(conninfo=self.database.urls.owner_url))
        # Its own time may have come in this moment.
        with app.open(), contextlib.suppress(AlreadyEnqueued):
            app.configure_task(name, allow_unknown=True, **locks).defer(timestamp=0)
        deadline = time.monotonic() + _DONE_WITHIN
        with psycopg.connect(self.database.urls.owner_url, autocommit=True) as connection:
            while connection.execute(_UNDONE, [name]).fetchone():
                assert time.monotonic() < deadline, f"{name} is not done:\n{self.log('worker')}"
                time.sleep(0.1)

    def log(self, program: str) -> str:
        """The last lines that ``web``, ``worker``, ``identity-provider`` or ``mail`` wrote."""
        return processes.tail(self.layout.logs / f"{program}.log", 60)


@contextmanager
def run_program() -> Iterator[RunningProgram]:
    """Start it, wait until it answers, and stop all of it afterwards."""
    with ExitStack() as stack:
        layout = Layout(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pv-run-"))))
        layout.make()
        make_keys(layout.keys)
        _take_over_keys(layout)
        ports, database = free_ports(), stack.enter_context(database_from_template(WORLD_TEMPLATE))
        environment = compose(layout, ports, database.urls.running_url, mode="test")
        started = [
            programs.mail_receiver(ports, layout),
            programs.identity_provider(ports),
            programs.worker(),
            programs.web(ports),
        ]
        for program in started:
            running = programs.start(program, layout, environment)
            stack.callback(running.stop)
            _wait_for(program, running)
        yield RunningProgram(ports, layout, database, environment)


def _take_over_keys(layout: Layout) -> None:
    """The demo world was written with the session's keys, so it can be read with these alone."""
    for file in Layout(session_folder()).keys.iterdir():
        shutil.copy2(file, layout.keys / file.name)


def _wait_for(program: programs.Program, running: processes.Running) -> None:
    deadline = time.monotonic() + _READY_WITHIN
    while not program.is_ready():
        if running.has_ended or time.monotonic() > deadline:
            raise RuntimeError(f"{program.name} did not become ready:\n{running.tail(60)}")
        time.sleep(0.05)


def chromium() -> str:
    """The browser that `make test` has found or installed."""
    return os.environ.get("CHROMIUM", "/usr/bin/chromium")
