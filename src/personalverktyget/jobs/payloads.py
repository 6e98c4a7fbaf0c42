"""A frozen request as JSON, there and back. Only plain fields: identifiers, numbers, codes, times."""

from dataclasses import fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from personalverktyget.domain.access_log.unit_of_work import WorkForLater

R = TypeVar("R", bound=WorkForLater)

_AS_THEY_ARE = (str, int, bool, NoneType)


def task_name(kind: type[WorkForLater]) -> str:
    """What the work is called in the queue: package and class."""
    return f"{kind.__module__.removeprefix('personalverktyget.domain.').removesuffix('.requests')}.{kind.__name__}"


def to_payload(request: WorkForLater) -> dict[str, Any]:
    """The request's fields as JSON can hold them."""
    return {field.name: _written(getattr(request, field.name)) for field in fields(request)}


def from_payload(kind: type[R], payload: dict[str, Any]) -> R:
    """The request that was written. Fields that came after it was queued take their defaults."""
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in payload.items()})


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, _AS_THEY_ARE) else str(value)


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if isinstance(hint, UnionType):
        (inner,) = (kind for kind in get_args(hint) if kind is not NoneType)
        return None if value is None else _read(inner, value)
    if hint in _AS_THEY_ARE:
        return value
    if hint in (datetime, date):
        return hint.fromisoformat(value)
    if hint is UUID:
        return UUID(value)
    raise TypeError(f"A request cannot hold {hint}.")
