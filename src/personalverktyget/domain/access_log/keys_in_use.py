"""Which keys of the key ring the database still needs: asked before the program starts, and before one is taken out."""

from collections.abc import Mapping
from typing import Final

from django.db import connection
from django.db.models import Model

from personalverktyget.domain.access_log.key_marks import KeyMarks, names_in, sealed_columns, sealed_models

# From one value of the index to the next: as many steps as there are keys, however many rows.
_EACH_ONCE: Final = """
WITH RECURSIVE found AS (
    (SELECT {marks} AS marks FROM {table} ORDER BY {marks} LIMIT 1)
    UNION ALL
    SELECT (SELECT {marks} FROM {table} WHERE {marks} > found.marks ORDER BY {marks} LIMIT 1)
    FROM found WHERE found.marks IS NOT NULL
)
SELECT marks FROM found WHERE marks IS NOT NULL
"""


def keys_in_use() -> Mapping[str, tuple[str, ...]]:
    """The names of the keys, each with the tables that hold something written with it."""
    found: dict[str, set[str]] = {}
    for model in sealed_models():
        for name in _names(model):
            found.setdefault(name, set()).add(model._meta.db_table)
    return {name: tuple(sorted(tables)) for name, tables in sorted(found.items())}


def _names(model: type[Model]) -> set[str]:
    query = model._default_manager.annotate(marks=KeyMarks(*sealed_columns(model))).values("marks").query
    compiler = query.get_compiler(connection=connection)
    compiler.pre_sql_setup()
    marks = compiler.compile(query.annotations["marks"])[0]
    with connection.cursor() as cursor:
        cursor.execute(_EACH_ONCE.format(marks=marks, table=connection.ops.quote_name(model._meta.db_table)))
        return {name for (row,) in cursor.fetchall() for name in names_in(bytes(row))}
