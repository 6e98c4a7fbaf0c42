"""The unit of work: the only place that opens a transaction, and the only way to change a guarded row.

On entering, one durable transaction begins and the database is told who acts. On leaving, what was recorded is
appended to the log and what was asked for later is queued, in the same transaction; nothing recorded means that a
change without a log entry was about to be made, and everything is rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, Protocol

from django.db import connection, transaction

from personalverktyget.base.actors import AnyActor
from personalverktyget.domain.access_log import current
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.entries import COPY_SQL, actor_key, copied, entry_for, insert_sql
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.reading.prepared import prepared


class NothingRecorded(RuntimeError):
    """A unit of work ended without saying what was done."""


class WorkForLater(Protocol):
    """A frozen request for work after the commit. ``jobs`` has exactly one handler for each kind."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


_queue: list[Callable[[WorkForLater], None]] = []


def install_queue(put: Callable[[WorkForLater], None]) -> None:
    """Say where work for later goes. Called once, by ``jobs``, as the program starts."""
    _queue[:] = [put]


@contextmanager
def work_goes_to(put: Callable[[WorkForLater], None]) -> Iterator[None]:
    """In here work for later goes there instead. For building what has been: its work was done in its time."""
    before = list(_queue)
    _queue[:] = [put]
    try:
        yield
    finally:
        _queue[:] = before


class UnitOfWork:
    """What a service holds while it works."""

    def __init__(self, actor: AnyActor) -> None:
        self.actor = actor
        self._entries: list[LogEntry] = []
        self._later: list[WorkForLater] = []

    def record(self, event: Event, *, at: datetime | None = None, by: AnyActor | None = None) -> None:
        """Say what was done. Imports of past events give their time and actor; everybody else lets them be."""
        self._entries.append(entry_for(by or self.actor, event, at=at))

    def enqueue(self, request: WorkForLater) -> None:
        """Ask for work that is to be done once this is committed, and never if it is not."""
        self._later.append(request)

    def finish(self) -> None:
        """Append the log entries and queue the work for later."""
        if not self._entries:
            raise NothingRecorded("A unit of work must record what it did.")
        append(self._entries)
        for request in self._later:
            _queue[0](request)


@contextmanager
def unit_of_work(actor: AnyActor) -> Iterator[UnitOfWork]:
    """One transaction in the name of ``actor``. Never nested: a service that needs another's work takes its rows."""
    work = UnitOfWork(actor)
    try:
        with transaction.atomic(durable=True):
            _tell_database(actor_key(actor))
            current.mark(True)
            yield work
            work.finish()
    finally:
        current.mark(False)
        if connection.in_atomic_block:
            # Only under a test's enclosing transaction: there the setting would outlive the work and prove nothing.
            _tell_database("")


@contextmanager
def maintenance() -> Iterator[None]:
    """A transaction of the log itself (sealing, preparing), which changes no guarded row and tells no actor."""
    with transaction.atomic(durable=True):
        yield


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that only reads, and sees the whole database as it was at one moment."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


# From so many on, copying costs less than a statement with all the values in it.
_MANY = 200


def append(entries: list[LogEntry]) -> None:
    """Append entries inside the transaction that is open."""
    if len(entries) == 1:
        # What nearly every page does, so always the same statement.
        with prepared() as cursor:
            cursor.execute(*insert_sql(entries))
        return
    with connection.cursor() as cursor:
        if len(entries) <= _MANY:
            cursor.execute(*insert_sql(entries))
            return
        with cursor.copy(COPY_SQL) as copy:
            for entry in entries:
                copy.write_row(copied(entry))


def record_at_once(actor: AnyActor, event: Event, *, outcome: LogOutcome = LogOutcome.DONE) -> None:
    """Append one entry and commit it before returning: for reads (no entry, no page: L-09) and for refusals."""
    if connection.in_atomic_block and not getattr(connection.atomic_blocks[0], "_from_testcase", False):
        raise RuntimeError("A read is recorded outside any transaction, or it could vanish after the page is shown.")
    append([entry_for(actor, event, outcome=outcome)])


def _tell_database(actor: str) -> None:
    with prepared() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', %s, true)", [actor])
