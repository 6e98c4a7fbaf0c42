"""The ground under every test: settings before Django is loaded, a database when one is asked for.

A test that asks for ``db`` works as the running role inside a transaction that is rolled back. Guards, log and browser
journeys need real commits: they ask for ``fresh_database``.
"""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from tests.support import environment, examples

# A run that was started in the background ignores signals to stop, and so would all that a test starts and stops.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)

_MADE_THE_SESSION = environment.install()
examples.install()
django.setup()

# Only now: what follows, and every test, may import models.
from tests.support import database as databases  # noqa: E402
from tests.support.database_server import DatabaseServer  # noqa: E402
from tests.support.running_program import RunningProgram, run_program  # noqa: E402

# The small world, for every test that asks for it.
pytest_plugins = ["tests.support.world", "tests.support.handing_out", "tests.support.families"]

_server = DatabaseServer(environment.session_folder()) if _MADE_THE_SESSION else None


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    if _server:
        _server.stop()
        shutil.rmtree(environment.session_folder(), ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a database of its own as slow: PostgreSQL copies one for each such test."""
    for item in items:
        if isinstance(item, pytest.Function) and "fresh_database" in item.fixturenames:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def django_db_setup() -> Iterator[None]:
    """One database for each parallel worker, in place of the one that Django would make as the owner of everything."""
    with databases.database_from_template() as made, databases.django_connected_to(made):
        yield


@pytest.fixture
def fresh_database(
    django_db_blocker: DjangoDbBlocker, settings: Any, tmp_path: Path
) -> Iterator[databases.TestDatabase]:
    """A database of one's own, Django connected to it as the running role; what is done is committed.

    Its log's heads are published in a folder of its own: those of another database would contradict them.
    """
    settings.PUBLISHED_HEADS_DIR = tmp_path / "published-heads"
    with (
        databases.database_from_template() as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        yield made


@pytest.fixture
def owner_connection() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The owner of the tables, in the database that Django is connected to; every statement is committed at once."""
    with databases.connect(databases.current_database().urls.owner_url) as connection:
        yield connection


@pytest.fixture
def superuser_connection() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The one who may do everything, and so tamper with everything; every statement is committed at once."""
    with databases.connect(databases.current_database().superuser_url) as connection:
        yield connection


@pytest.fixture(scope="session")
def running_program() -> Iterator[RunningProgram]:
    """The whole program with the demo world, worker, identity provider and mail receiver, for browser journeys."""
    with run_program() as running:
        yield running
