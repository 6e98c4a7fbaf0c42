"""``DATABASE_URL``: somebody else's PostgreSQL, taken as it is or refused in one line."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from personalverktyget.demo.external_database import open_external
from personalverktyget.demo.layout import Layout
from personalverktyget.demo.progress import CannotStart
from tests.support.database import connect, server


@dataclass(frozen=True)
class Elsewhere:
    """A database with an owner, as an operator would have made it."""

    name: str
    owner: str
    url: str


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    name = f"region_{secrets.token_hex(4)}"
    owner = f"{name}_owner"
    database, role = sql.Identifier(name), sql.Identifier(owner)
    with connect(server().superuser.format(name="postgres")) as superuser:
        superuser.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD 'p%w/d'").format(role))
        superuser.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(database, role))
        superuser.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        parts = urlsplit(server().superuser.format(name=name))
        yield Elsewhere(name, owner, urlunsplit(parts._replace(netloc=f"{owner}:p%25w%2Fd@")))
        superuser.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))
        superuser.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(f"{name}_app")))
        superuser.execute(sql.SQL("DROP ROLE {}").format(role))


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(tmp_path / "data")
    made.make()
    return made


def test_a_role_that_runs_is_made_and_known_again(elsewhere: Elsewhere, layout: Layout) -> None:
    opened = open_external(elsewhere.url, layout)
    assert opened.databases.owner_url == elsewhere.url
    with psycopg.connect(opened.databases.running_url) as running:
        assert running.execute("SELECT current_user, current_database()").fetchone() == (
            f"{elsewhere.name}_app",
            elsewhere.name,
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            running.execute("CREATE TABLE mine (id int)")
    assert open_external(elsewhere.url, layout).databases == opened.databases
    assert layout.external_databases.stat().st_mode & 0o077 == 0


def test_an_owner_who_may_make_no_roles_is_told_what_to_ask_for(elsewhere: Elsewhere, layout: Layout) -> None:
    with connect(server().superuser.format(name="postgres")) as superuser:
        superuser.execute(sql.SQL("ALTER ROLE {} NOCREATEROLE").format(sql.Identifier(elsewhere.owner)))
    assert_one_line(elsewhere.url, layout, f"may not make the role {elsewhere.name}_app")


def test_one_who_may_not_create_tables_is_refused(elsewhere: Elsewhere, layout: Layout) -> None:
    with connect(server().superuser.format(name="postgres")) as superuser:
        superuser.execute(sql.SQL("ALTER DATABASE {} OWNER TO postgres").format(sql.Identifier(elsewhere.name)))
        superuser.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(elsewhere.name), sql.Identifier(elsewhere.owner)
            )
        )
    assert_one_line(elsewhere.url, layout, "it must own the database")


def test_data_without_its_keys_is_left_alone(elsewhere: Elsewhere, layout: Layout) -> None:
    with psycopg.connect(elsewhere.url, autocommit=True) as owner:
        owner.execute("CREATE TABLE access_log_entry (id int)")
    assert_one_line(elsewhere.url, layout, "already holds data whose keys do not lie in")


@pytest.mark.parametrize("url", ["not a url", "postgresql://a@localhost/x?nonsense=1", "mysql://a@localhost/x"])
def test_what_is_no_address_is_refused(url: str, layout: Layout) -> None:
    assert_one_line(url, layout, "DATABASE_URL")


def assert_one_line(url: str, layout: Layout, what: str) -> None:
    with pytest.raises(CannotStart, match=what) as told:
        open_external(url, layout)
    assert "\n" not in str(told.value)
