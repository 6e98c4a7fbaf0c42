"""A page's SQL as a text that can be reviewed: what differs from run to run is put aside."""

import re
from collections.abc import Iterable

_VARYING = (
    (re.compile(r"'(?:[^']|'')*'(?:::\w+(?:\[\])?)?"), "?"),
    (re.compile(r"\bARRAY\[[^\]]*\](?:::\w+\[\])?"), "?"),
    (re.compile(r"(?<![\w.])-?\d+(?![\w.])"), "?"),
    (re.compile(r"(?:\?, )+\?"), "?…"),
    (re.compile(r"\s+"), " "),
)


def as_snapshot(statements: Iterable[str]) -> str:
    """One statement a line, with ``?`` for every value."""
    return "".join(f"{_without_values(statement)}\n" for statement in statements)


def _without_values(statement: str) -> str:
    for pattern, put in _VARYING:
        statement = pattern.sub(put, statement)
    return statement.strip()
