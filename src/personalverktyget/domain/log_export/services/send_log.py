"""Tell the log service of what staff have done with residents' data: in order, at most 500 a call, nothing left out.

What is to be told in a call is written down before the call is made, and stays until the service has taken it. A call
that fails is made again with the same entries under the same ids; one that is refused is divided until the entry that
is refused stands alone, so that nothing else waits for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry, SealedBatch
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.log_export.events import LogDeliverySettled
from personalverktyget.domain.log_export.line import first_waiting, last_written_down, told
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.receiving import LogNotAccepted, LogService, LogServiceUnavailable
from personalverktyget.domain.log_export.records import records_of
from personalverktyget.domain.log_export.states import DeliveryState
from personalverktyget.domain.log_export.store_log import AT_MOST, envelope

# Calls made at one run, so that a run ends; the next one goes on.
CALLS: Final = 200
_LOCK: Final = "SELECT pg_try_advisory_lock(hashtext('personalverktyget.send_log'))"
_UNLOCK: Final = "SELECT pg_advisory_unlock(hashtext('personalverktyget.send_log'))"


@dataclass(slots=True)
class SendingReport:
    """What one run came to. ``trouble`` says why it ended before everything was told."""

    taken: int = 0
    refused: int = 0
    trouble: str = ""


def send_log(actor: SystemActor, send: LogService) -> SendingReport:
    """Send what waits, and what has come since. Only one does so at a time."""
    report = SendingReport()
    with _alone() as is_alone:
        for _call in range(CALLS if is_alone else 0):
            delivery = first_waiting() or _next(actor)
            if delivery is None:
                break
            try:
                send(envelope(records_of(_entries(delivery)), logical_address=settings.LOG_SERVICE_ADDRESS))
            except LogServiceUnavailable as error:
                report.trouble = str(error)
                break
            except LogNotAccepted as error:
                report.refused += _refused(actor, delivery, error.code)
            else:
                _settle(actor, delivery, DeliveryState.TAKEN)
                report.taken += delivery.count
    return report


def _entries(delivery: LogDelivery) -> QuerySet[LogEntry]:
    return told(LogEntry.objects.filter(seq__gte=delivery.first_seq, seq__lte=delivery.last_seq)).order_by("seq")


def _next(actor: SystemActor) -> LogDelivery | None:
    """Up to 500 entries that no delivery has yet, of those that are sealed: before them nothing more can appear."""
    last = last_written_down()
    sealed = SealedBatch.objects.order_by("-number").values_list("seqs", flat=True).first()
    if not sealed or sealed[-1] <= last:
        return None
    entries = told(LogEntry.objects.filter(seq__gt=last, seq__lte=sealed[-1])).order_by("seq")
    seqs = list(entries.values_list("seq", flat=True)[:AT_MOST])
    if not seqs:
        return None
    with unit_of_work(actor) as work:
        return _make(work, seqs)


def _make(work: UnitOfWork, seqs: list[int]) -> LogDelivery:
    delivery = LogDelivery(
        first_seq=seqs[0], last_seq=seqs[-1], count=len(seqs), state=DeliveryState.WAITING, made_at=now()
    )
    delivery.save(force_insert=True)
    work.record(_event(delivery))
    return delivery


def _refused(actor: SystemActor, delivery: LogDelivery, code: str) -> int:
    """Divide what was refused; return how many entries are refused for themselves."""
    seqs = list(_entries(delivery).values_list("seq", flat=True))
    if len(seqs) <= 1:
        _settle(actor, delivery, DeliveryState.REFUSED, reason=code)
        return 1
    middle = len(seqs) // 2
    with unit_of_work(actor) as work:
        for half in (seqs[:middle], seqs[middle:]):
            _make(work, half)
        _note(work, delivery.id, DeliveryState.DIVIDED, code)
    return 0


def _settle(actor: SystemActor, delivery: LogDelivery, state: DeliveryState, reason: str = "") -> None:
    with unit_of_work(actor) as work:
        _note(work, delivery.id, state, reason)


def _note(work: UnitOfWork, delivery_id: UUID, state: DeliveryState, reason: str) -> None:
    delivery = LogDelivery.objects.select_for_update().get(id=delivery_id)
    delivery.state, delivery.reason, delivery.settled_at = state, reason, now()
    delivery.attempts += 1
    delivery.save()
    work.record(_event(delivery))


def _event(delivery: LogDelivery) -> LogDeliverySettled:
    return LogDeliverySettled(
        delivery=delivery.id,
        state=delivery.state,
        first=delivery.first_seq,
        last=delivery.last_seq,
        count=delivery.count,
    )


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else sends. The lock is the connection's: it goes with the program, should that be killed."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        is_alone = bool(cursor.fetchone()[0])
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute(_UNLOCK)
