"""Databases for tests: each made from the migrated template in a fraction of a second, and dropped afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from personalverktyget.demo.environment import Databases
from tests.support.database_server import TEMPLATE, Addresses, addresses
from tests.support.environment import session_folder


@cache
def server(template: str = TEMPLATE) -> Addresses:
    """The PostgreSQL of this test run, once ``template`` is there."""
    return addresses(session_folder(), template)


@dataclass(frozen=True)
class TestDatabase:
    """A database of its own. Its URLs can be given to a program that is started for a test."""

    __test__ = False
    name: str

    @property
    def urls(self) -> Databases:
        """For the running role and for the owner."""
        return server().databases(self.name)

    @property
    def superuser_url(self) -> str:
        """For the one who may do everything, and so tamper with everything."""
        return server().superuser.format(name=self.name)


@contextmanager
def database_from_template(template: str = TEMPLATE) -> Iterator[TestDatabase]:
    """A database made from ``template``, for as long as the block lasts."""
    server(template)
    made = TestDatabase(f"test_{secrets.token_hex(6)}")
    _as_superuser(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(made.name), sql.Identifier(template)))
    # Rights on a database are not copied with it: without this, everybody may connect.
    revoke = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(made.name))
    grant = sql.SQL("GRANT CONNECT ON DATABASE {} TO personalverktyget_app").format(sql.Identifier(made.name))
    owner = sql.SQL("ALTER DATABASE {} OWNER TO personalverktyget_owner").format(sql.Identifier(made.name))
    _as_superuser(owner, revoke, grant)
    try:
        yield made
    finally:
        _as_superuser(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(made.name)))


class HasUrls(Protocol):
    """A database that Django can be connected to."""

    @property
    def urls(self) -> Databases:
        """For the running role and for the owner."""


@contextmanager
def django_connected_to(database: HasUrls) -> Iterator[None]:
    """Let Django be the running role in ``database``, without a pool that would outlive it."""
    usual = dict(connections.settings["default"])
    there = {name.upper(): str(value) for name, value in conninfo_to_dict(database.urls.running_url).items()}
    options = {name: value for name, value in usual["OPTIONS"].items() if name != "pool"}
    connections["default"].close()
    connections.settings["default"].update(there, NAME=there.pop("DBNAME"), OPTIONS=options)
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"].clear()
        connections.settings["default"].update(usual)


def current_database() -> TestDatabase:
    """The one that Django is connected to."""
    return TestDatabase(str(connections.settings["default"]["NAME"]))


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """A connection beside Django's, on which every statement is committed at once."""
    return psycopg.connect(url, autocommit=True)


def _as_superuser(*statements: sql.Composed) -> None:
    with connect(server().superuser.format(name="postgres")) as connection:
        for statement in statements:
            connection.execute(statement)
