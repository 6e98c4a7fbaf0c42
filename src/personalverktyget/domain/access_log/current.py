"""Whether a unit of work is open in this thread of work."""

from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("unit_of_work_open", default=False)


class OutsideUnitOfWork(RuntimeError):
    """A guarded row was about to change without a log entry."""


def is_open() -> bool:
    """Whether a unit of work is open."""
    return _open.get()


def mark(value: bool) -> None:
    """Say that a unit of work begins or ends. For the unit of work alone."""
    _open.set(value)


def require_open(row: object) -> None:
    """Raise unless a unit of work is open."""
    if not _open.get():
        raise OutsideUnitOfWork(f"{type(row).__name__} may change inside a unit of work only.")
