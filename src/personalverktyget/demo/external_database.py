"""A PostgreSQL that somebody else runs (``DATABASE_URL``): is it fit, and may its owner make a role that runs?"""

import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from personalverktyget.demo.embedded_database.binaries import OLDEST
from personalverktyget.demo.environment import Databases
from personalverktyget.demo.keys import write_secret
from personalverktyget.demo.layout import Layout
from personalverktyget.demo.progress import CannotStart

_EXTENSIONS = ("btree_gin", "pg_trgm")
_Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass
class ExternalDatabase:
    """Nothing to start and nothing to stop."""

    databases: Databases
    description: str


def open_external(url: str, layout: Layout) -> ExternalDatabase:
    """Make ready what ``url`` (the owner's) points out, or say in one line why that cannot be."""
    try:
        where = {name: str(value) for name, value in conninfo_to_dict(url).items()}
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            _refuse_unfit(connection)
            _prepare_extensions(connection)
            role, password = _running_role(connection, where, layout)
    except psycopg.ProgrammingError as error:
        raise CannotStart(f"DATABASE_URL cannot be read or used: {_one_line(error)}") from error
    except psycopg.OperationalError as error:
        raise CannotStart(f"The database of DATABASE_URL does not answer: {_one_line(error)}") from error
    name = where.get("dbname", "")
    databases = Databases(running_url=_url(where, role, password), owner_url=url)
    return ExternalDatabase(databases, f"{name} on {where.get('host', 'localhost')}")


def _refuse_unfit(connection: _Connection) -> None:
    row = connection.execute(
        "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_version'),"
        " has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE'),"
        " current_user, current_database()"
    ).fetchone()
    assert row is not None
    major, version, may_create, user, name = row
    if major < OLDEST:
        raise CannotStart(f"The database of DATABASE_URL is PostgreSQL {version}; {OLDEST} or later is needed.")
    if not may_create:
        raise CannotStart(f"The role {user} of DATABASE_URL may not create tables in {name}: it must own the database.")


def _prepare_extensions(connection: _Connection) -> None:
    for extension in _EXTENSIONS:
        try:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        except psycopg.Error as error:
            raise CannotStart(
                f"The database of DATABASE_URL lacks the extension {extension}; let its administrator run "
                f"CREATE EXTENSION {extension} in it ({_one_line(error)})."
            ) from error


def _running_role(connection: _Connection, where: dict[str, str], layout: Layout) -> tuple[str, str]:
    """The role that runs, with the password that we gave it; made if it is not there."""
    place = f"{where.get('host', '')}:{where.get('port', '')}/{where.get('dbname', '')}"
    known = json.loads(layout.external_databases.read_text()) if layout.external_databases.exists() else {}
    if place not in known and _holds_data(connection):
        raise CannotStart(
            f"The database {where.get('dbname')} already holds data whose keys do not lie in {layout.data}: empty it "
            "(DROP SCHEMA public CASCADE; CREATE SCHEMA public), or take another."
        )
    role = f"{where.get('dbname', '')}_app"
    password = known.get(place) or secrets.token_urlsafe(24)
    if place not in known:
        _make_role(connection, role, password)
        write_secret(layout.external_databases, json.dumps(known | {place: password}).encode())
    return role, password


def _holds_data(connection: _Connection) -> bool:
    row = connection.execute("SELECT to_regclass('public.access_log_entry') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _make_role(connection: _Connection, role: str, password: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb, name = sql.SQL("ALTER" if exists else "CREATE"), sql.Identifier(role)
    try:
        connection.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, name, sql.Literal(password)))
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, name))
    except errors.InsufficientPrivilege as error:
        raise CannotStart(
            f"The role of DATABASE_URL may not make the role {role} that the program runs as: let the administrator "
            "run ALTER ROLE … CREATEROLE for it."
        ) from error


def _url(where: dict[str, str], role: str, password: str) -> str:
    rest = urlencode({name: value for name, value in where.items() if name not in ("user", "password", "dbname")})
    return f"postgresql://{quote(role, safe='')}:{password}@/{quote(where.get('dbname', ''), safe='')}?{rest}"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
