"""The database guards itself: what the program's own role cannot do, and what even its owner is refused (L-05)."""

import psycopg
import pytest
from django.db import connection
from psycopg import errors

from personalverktyget.domain.access_log.guards import append_only_tables, guarded_tables
from personalverktyget.domain.access_log.models import SealedBatch
from tests.support.database import TestDatabase, connect
from tests.support.sealed_log import Superuser, make_sealed_log

Connection = psycopg.Connection[tuple[object, ...]]
LOG, SEALS = "access_log_entry", SealedBatch._meta.db_table


@pytest.fixture
def running(fresh_database: TestDatabase) -> Connection:
    """The program's own role, with a log to tamper with."""
    make_sealed_log(entries=10, batches=2)
    return connect(fresh_database.urls.running_url)


def partitions() -> list[str]:
    """The months of the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass", [LOG])
        return [name for (name,) in cursor.fetchall()]


def test_the_running_role_cannot_change_the_log(running: Connection) -> None:
    """L-05: no right to change, delete or empty: entries, their months, seals."""
    for table in (LOG, SEALS, *partitions()):
        for statement in (f"UPDATE {table} SET {'event' if table != SEALS else 'key_id'} = 'x'",
                          f"DELETE FROM {table}", f"TRUNCATE {table}", f"DROP TABLE {table}",
                          f"ALTER TABLE {table} DISABLE TRIGGER ALL"):  # fmt: skip
            with pytest.raises(errors.InsufficientPrivilege):
                running.execute(statement)


def test_the_running_role_cannot_go_round_the_front_door(running: Connection) -> None:
    """It can neither read nor write a month by itself, choose an entry's number, nor set numbers back."""
    for statement in (
        *(f"SELECT * FROM {month}" for month in partitions()),
        f"INSERT INTO {partitions()[0]} DEFAULT VALUES",
        f"INSERT INTO {LOG} (seq) VALUES (1)",
        "SELECT setval('access_log_entry_seq', 1)",
        "SET session_replication_role = replica",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'x', now())",
        "CREATE TABLE mine (id int)",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            running.execute(statement)


def test_even_the_owner_is_refused_by_the_triggers(running: Connection, owner_connection: Superuser) -> None:
    """A migration that forgets itself, or somebody in psql, meets the trigger."""
    for statement in (f"UPDATE {LOG} SET event = 'x'", f"DELETE FROM {LOG}", f"TRUNCATE {LOG}",
                      f"UPDATE {SEALS} SET key_id = 'x'", f"DELETE FROM {SEALS}", f"TRUNCATE {SEALS}",
                      *(f"TRUNCATE {month}" for month in partitions())):  # fmt: skip
        with pytest.raises(errors.InsufficientPrivilege, match="never change"):
            owner_connection.execute(statement)


def test_every_guarded_table_refuses_to_change_without_an_actor(running: Connection) -> None:
    """Even where no row would be touched: insert, update, delete, by the program's own role."""
    tables = guarded_tables()
    assert len(tables) >= 10
    for table in tables:
        for statement in (f"INSERT INTO {table} DEFAULT VALUES", f"DELETE FROM {table}"):
            with pytest.raises(errors.InsufficientPrivilege, match=r"no actor is set|permission denied"):
                running.execute(statement)


def test_an_actor_left_over_from_an_earlier_transaction_counts_as_none(running: Connection) -> None:
    """What set_config leaves behind is the empty string."""
    table = next(table for table in guarded_tables() if table not in append_only_tables())
    with running.transaction():
        running.execute("SELECT set_config('personalverktyget.actor', 'test:1', true)")
        running.execute(f"DELETE FROM {table} WHERE false")
    assert running.execute("SELECT current_setting('personalverktyget.actor', true)").fetchone() == ("",)
    with pytest.raises(errors.InsufficientPrivilege, match="no actor is set"):
        running.execute(f"DELETE FROM {table} WHERE false")


def test_append_only_tables_never_change(running: Connection, owner_connection: Superuser) -> None:
    """Not by the running role for want of rights, and not by the owner because of the trigger."""
    assert SEALS in append_only_tables()
    for table in append_only_tables():
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied"):
            running.execute(f"DELETE FROM {table}")
        owner_connection.execute("SELECT set_config('personalverktyget.actor', 'test:1', false)")
        with pytest.raises(errors.InsufficientPrivilege, match="never change"):
            owner_connection.execute(f"DELETE FROM {table}")
