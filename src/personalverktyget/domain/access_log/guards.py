"""The database's own guards: triggers on guarded tables, and the rights of the role that the program runs as.

Put in place by ``prepare_database``, as the owner, after every migration. Everything here can be run again and again.
"""

from datetime import date

from django.apps import apps
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from personalverktyget.domain.access_log.entries import COLUMNS
from personalverktyget.domain.access_log.models import GuardedModel, LogEntry, SealedBatch
from personalverktyget.domain.access_log.unit_of_work import maintenance

MONTHS_BACK = 4
MONTHS_AHEAD = 18

_FUNCTIONS = ("access_log_ensure_partition(date)", "access_log_settled_seq()", "access_log_remove_month(date)")
_REQUIRE_ACTOR = """
CREATE OR REPLACE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION personalverktyget_require_actor()
"""
_REFUSE_CHANGE = """
CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION personalverktyget_refuse_change()
"""
_REFUSE_TRUNCATE = """
CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION personalverktyget_refuse_change()
"""


def prepare(role: str, today: date) -> None:
    """Partitions, triggers and the rights of ``role``: all of it or nothing, and one at a time."""
    with maintenance(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('personalverktyget.prepare'))")
        ensure_partitions(today)
        guard_tables()
        grant_rights(role)


def guarded_tables() -> list[str]:
    """Tables that only a unit of work may change, those that join two guarded tables among them."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and issubclass(_declared_by(model), GuardedModel)
    )


def append_only_tables() -> list[str]:
    """Tables whose rows never change once they are written; the log itself is not among them, it has its own."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and getattr(model, "append_only", False)
    )


def guard_tables() -> None:
    """Put the triggers on every guarded table, and take those away that no longer belong."""
    append_only = append_only_tables()
    with connection.cursor() as cursor:
        for table in guarded_tables():
            _run(cursor, _REQUIRE_ACTOR, table=table)
            if table not in append_only:
                _run(cursor, "DROP TRIGGER IF EXISTS refuse_change ON {table}", table=table)
            _run(cursor, _REFUSE_TRUNCATE, table=table)
        for table in append_only:
            _run(cursor, _REFUSE_CHANGE, table=table)
            _run(cursor, _REFUSE_TRUNCATE, table=table)


def grant_rights(role: str) -> None:
    """Give the running role what it needs and nothing more."""
    log, seals = LogEntry._meta.db_table, SealedBatch._meta.db_table
    with connection.cursor() as cursor:
        _run(cursor, "GRANT USAGE ON SCHEMA public TO {role}", role=role)
        _run(cursor, "REVOKE CREATE ON SCHEMA public FROM {role}", role=role)
        _run(cursor, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}", role=role)
        _run(cursor, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}", role=role)
        # No UPDATE on sequences: with it, numbers of the log could be set back.
        _run(cursor, "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}", role=role)
        _run(cursor, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}", role=role)
        _run(cursor, "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}", role=role)
        for table in {*append_only_tables(), seals}:
            _run(cursor, "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}", table=table, role=role)
        for table in (log, *_partitions(cursor, log)):
            _run(cursor, "REVOKE ALL ON {table} FROM {role}", table=table, role=role)
        _run(cursor, "GRANT SELECT ON {table} TO {role}", table=log, role=role)
        # Every column but the number, which the sequence alone gives.
        columns = sql.SQL(", ").join([sql.Identifier(column) for column in COLUMNS])
        statement = sql.SQL("GRANT INSERT ({}) ON {} TO {}")
        cursor.execute(statement.format(columns, sql.Identifier(log), sql.Identifier(role)))
        for function in _FUNCTIONS:
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            _run(cursor, f"GRANT EXECUTE ON FUNCTION {function} TO {{role}}", role=role)


def ensure_partitions(today: date) -> None:
    """See to it that the log has its months, from some back (for past events) to far ahead."""
    with connection.cursor() as cursor:
        for offset in range(-MONTHS_BACK, MONTHS_AHEAD + 1):
            years, month = divmod(today.month - 1 + offset, 12)
            cursor.execute("SELECT access_log_ensure_partition(%s)", [date(today.year + years, month + 1, 1)])


def _declared_by(model: type[models.Model]) -> type[models.Model]:
    """The model itself, or for the table of a many-to-many field the model that the field stands in."""
    created_by = model._meta.auto_created
    return created_by if isinstance(created_by, type) else model


def _partitions(cursor: CursorWrapper, table: str) -> list[str]:
    cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass", [table])
    return [name for (name,) in cursor.fetchall()]


def _run(cursor: CursorWrapper, statement: str, **names: str) -> None:
    identifiers = {key: sql.Identifier(name) for key, name in names.items()}
    cursor.execute(sql.SQL(statement).format(**identifiers))
