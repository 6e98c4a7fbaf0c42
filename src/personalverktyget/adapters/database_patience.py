"""How long somebody waits for the database in all (G5): when that time is over, psycopg gives the connection up.

The server's own limits (``statement_timeout``, ``lock_timeout``) are kept by the server, and so not by one that has
fallen silent: a machine that stands still, a disk that does not answer. This one is kept on our side of the wire.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")
_INTERVAL: Final = 0.1
_SUSPICION: Final = 3.0
_until: ContextVar[float | None] = ContextVar("database_patience", default=None)


class _Database:
    """What this process knows of its database, in seconds of the monotonic clock."""

    answered_at = 0.0
    suspected_until = 0.0


def seems_silent() -> bool:
    """Whether somebody has just waited in vain, and nobody got an answer meanwhile.

    Then those who stand in line behind her are better told at once; a few seconds later somebody tries again.
    """
    return time.monotonic() < _Database.suspected_until


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """All that is asked of the database within the block has this long together."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is closed, with an ``OperationalError``, when patience is over."""

    def wait(self, gen: PQGen[T], interval: float = _INTERVAL, timeout: float | None = None) -> T:
        """Wait for the server, but never past the end of ``patience``."""
        until = _until.get()
        if until is None:
            return super().wait(gen, interval, timeout)
        asked_at = time.monotonic()
        left = max(until - asked_at, 0.0)
        try:
            answer = super().wait(gen, interval, left if timeout is None else min(left, timeout))
        except psycopg.OperationalError as error:
            if time.monotonic() < until:
                raise
            if _Database.answered_at < asked_at:
                _Database.suspected_until = time.monotonic() + _SUSPICION
            # What the server made of it is not known, so nothing more may be said over this connection.
            self.pgconn.finish()
            raise psycopg.OperationalError("the database did not answer in time") from error
        _Database.answered_at = time.monotonic()
        return answer
