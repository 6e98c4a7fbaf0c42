"""Which keys of the key ring a row was written with, as the database itself can tell, and find by an index.

What the key ring encrypts begins with the length of the key's name and the name (``base/encryption``). The marks of
a row's columns, one after the other, are one value: rows that need another key than the current one are a range of it.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, Expression, F, Model
from django.db.models.sql.compiler import SQLCompiler


class KeyMarks(Expression):
    """The marks of the columns named, in their order."""

    def __init__(self, *columns: str) -> None:
        super().__init__(output_field=BinaryField())
        self.columns: list[Any] = [F(column) for column in columns]

    def get_source_expressions(self) -> list[Any]:
        """The columns."""
        return list(self.columns)

    def set_source_expressions(self, expressions: Any) -> None:
        """Resolved, or of another table."""
        self.columns = list(expressions)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The same text wherever it stands, so that the index is found."""
        compiled = [compiler.compile(column)[0] for column in self.columns]
        parts = (f"substring({column} from 1 for get_byte({column}, 0) + 1)" for column in compiled)
        return f"({' || '.join(parts)})", ()


def names_in(marks: bytes) -> Iterator[str]:
    """The names of the keys in a row's marks."""
    while marks:
        end = 1 + marks[0]
        yield marks[1:end].decode("ascii", "replace")
        marks = marks[end:]


def sealed_models() -> list[type[Model]]:
    """The tables that hold what the key ring has encrypted."""
    return sorted(
        (model for model in apps.get_models() if sealed_columns(model)), key=lambda model: model._meta.db_table
    )


def sealed_columns(model: type[Model]) -> tuple[str, ...]:
    """The columns of a table that the key ring has encrypted (``GuardedModel.sealed_columns``)."""
    columns: tuple[str, ...] = getattr(model, "sealed_columns", ())
    return columns
