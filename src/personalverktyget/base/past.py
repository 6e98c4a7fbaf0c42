"""A time that is told instead of the present one, so that what has been is built by the services that build the rest.

For the demo world alone; an import contract keeps everybody else away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def told() -> datetime | None:
    """The time that is told, or ``None`` where the present one is."""
    return _told.get()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """In here it is this moment, and stays it. Raises ``ValueError`` for one that has not been."""
    if moment > datetime.now(UTC):
        raise ValueError(f"{moment.isoformat()} has not been yet.")
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
