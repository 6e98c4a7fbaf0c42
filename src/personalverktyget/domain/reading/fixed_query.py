"""A query that is put into SQL once. On the path of every page, to build and compile it anew cost more than to run it.

``FixedQuery(build, unit_id=UUID, moment=datetime)`` calls ``build`` once, with a stand-in for each value; from then on
``rows(unit_id=…, moment=…)`` sends the same SQL with the values in place of their stand-ins. What the query looks like
must depend on nothing else: a query that looks different is another ``FixedQuery``. PostgreSQL too parses and plans it
once for each connection; what never differs stands in the text, so that the plan can rely on it.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from psycopg import sql

from personalverktyget.domain.reading.prepared import prepared

# The n-th stand-in of a type: values that nobody would look for.
_STAND_INS: Final[dict[type, Callable[[int], Any]]] = {
    UUID: lambda n: UUID(int=(0xFEED << 112) + n),
    str: lambda n: f"\ue000stands in for value {n}",
    int: lambda n: 1_000_000_007 + n,
    date: lambda n: date(1601, 1, 1) + timedelta(days=n),
    datetime: lambda n: datetime(1601, 1, 1, tzinfo=UTC) + timedelta(days=n),
}


class ValueChangedOnTheWay(TypeError):
    """The query makes something else of a value, so that another cannot simply take its place."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    # What takes the place of each parameter that is left.
    names: tuple[str, ...]
    converters: Any
    compiler: Any


class FixedQuery:
    """A query of ``values_list`` whose values alone differ from time to time."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **types: type) -> None:
        self._build, self._types = build, types
        self._compiled: _Compiled | None = None
        self._is_empty = False

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows, as the query set would have given them."""
        compiled = self._compiled or self._compile()
        if compiled is None:
            return []
        with prepared() as cursor:
            cursor.execute(compiled.sql, [values[name] for name in compiled.names])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        if compiled.converters:
            return [tuple(row) for row in compiled.compiler.apply_converters(rows, compiled.converters)]
        return rows

    def _compile(self) -> _Compiled | None:
        if self._is_empty:
            return None
        stand_ins = {name: _STAND_INS[type_](n) for n, (name, type_) in enumerate(self._types.items())}
        compiler: Any = self._build(**stand_ins).query.get_compiler(connection=connection)
        try:
            statement, parameters = compiler.as_sql()
        except EmptyResultSet:
            self._is_empty = True
            return None
        by_value = {stand_in: name for name, stand_in in stand_ins.items()}
        names = [by_value.get(value) if isinstance(value, Hashable) else None for value in parameters]
        for value, name in zip(parameters, names, strict=True):
            if name and type(value) is not self._types[name]:
                raise ValueChangedOnTheWay(name)
        converters = compiler.get_converters(expression for expression, _, _ in compiler.select)
        left = tuple(name for name in names if name)
        self._compiled = _Compiled(_with_constants(statement, parameters, names), left, converters, compiler)
        return self._compiled


def _with_constants(statement: str, parameters: Sequence[Any], names: Sequence[str | None]) -> str:
    """The statement with everything written out that is the same each time."""
    places = ("%s" if name else _literal(value) for value, name in zip(parameters, names, strict=True))
    # A percent sign is doubled in the statement, and has to be so still.
    return statement.replace("%%", "%%%%") % tuple(places)


def _literal(value: Any) -> str:
    connection.ensure_connection()
    # Its own percent signs are doubled: they must not be taken for places.
    return sql.Literal(value).as_string(connection.connection).replace("%", "%%")
