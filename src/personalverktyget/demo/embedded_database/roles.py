"""The two roles and the database: one role owns and migrates, the other runs and may only what it is given."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

OWNER = "personalverktyget_owner"
RUNNING = "personalverktyget_app"
DATABASE = "personalverktyget"
# The owner could make these too (they are trusted extensions), but in a cluster of one's own the superuser does.
_EXTENSIONS = ("btree_gin", "pg_trgm")


@dataclass(frozen=True)
class Passwords:
    """One for each role."""

    superuser: str
    owner: str
    running: str


def prepare_roles(superuser_url: str, passwords: Passwords) -> None:
    """Both roles, each with its password and nothing else."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for name, password in ((OWNER, passwords.owner), (RUNNING, passwords.running)):
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            statement = sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                sql.SQL("ALTER" if known else "CREATE"), sql.Identifier(name), sql.Literal(password)
            )
            connection.execute(statement)


def prepare_database(superuser_url: str, name: str) -> None:
    """The database, if it is not there yet, open to the two roles alone."""
    database, owner = sql.Identifier(name), sql.Identifier(OWNER)
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(database, owner))
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(RUNNING)))


def prepare_extensions(superuser_url_of_database: str) -> None:
    """The extensions that the tables' indexes need."""
    with psycopg.connect(superuser_url_of_database, autocommit=True) as connection:
        for extension in _EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
