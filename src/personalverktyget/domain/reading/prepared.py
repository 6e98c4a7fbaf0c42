"""Statements that PostgreSQL parses and plans once for each connection, instead of each time they are sent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


@contextmanager
def prepared() -> Iterator[CursorWrapper]:
    """A cursor for the few statements whose text is always the same, since each stays with the connection.

    Django's own cursor writes the values into the text, so that no two statements are alike. This one sends them
    beside it: where PostgreSQL cannot tell what a value is (a column by itself, a NULL) it must be cast.
    """
    with connection.cursor() as cursor:
        own = cursor.cursor
        kind = _WrittenDown if connection.queries_logged else psycopg.Cursor
        cursor.cursor = kind(connection.connection)
        try:
            yield cursor
        finally:
            cursor.cursor.close()
            cursor.cursor = own


def one_row(sql: str, parameters: Sequence[Any]) -> tuple[Any, ...]:
    """The row of a prepared statement that always gives one."""
    with prepared() as cursor:
        cursor.execute(sql, parameters)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


class _WrittenDown(psycopg.Cursor[Any]):
    """Leaves the statement with its values where Django looks for it when statements are written down (in tests)."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> "_WrittenDown":
        super().execute(query, params, **how)
        text = psycopg.ClientCursor(self.connection).mogrify(query, params)
        self._query: Any = SimpleNamespace(query=text.encode())
        return self
