"""Deliver what is due, some recipients at a time. Called by the worker, every few seconds.

A recipient's row is her message: to deliver it is to change its state, in the same transaction as its log entry and
its notice. A worker that is killed half-way has delivered nothing of that batch, and two workers wait for each other
at the dispatch's row. So there is nothing to send twice.
"""

import logging
import time
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.attachments.frozen import first_fault
from personalverktyget.domain.attachments.stores import StoreUnavailable
from personalverktyget.domain.notifications.services import notify_residents
from personalverktyget.domain.outreach.addressees import unreachable
from personalverktyget.domain.outreach.binding import are_as_marked, has_the_same_recipients, says_the_same
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.messages import MessageDelivered, MessageNotDelivered
from personalverktyget.domain.outreach.events.sending import DispatchHalted, DispatchSent
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.follow_up_rows import begin_follow_up
from personalverktyget.domain.outreach.halts import OF_FILES, Halt
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.sending_hours import is_allowed, next_allowed
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState, RecipientState

# So many recipients a transaction, and so many seconds a round: others' work comes in between.
BATCH: Final = 500
_A_ROUND: Final = 4.0
# At a rate, what fits between two rounds of the worker leaves together; it may come so much early.
_APART: Final = timedelta(seconds=5)
_EARLY: Final = timedelta(seconds=1)
# What to many was due so long ago, by day, was not meant for the night in which the worker comes to it.
_OVERDUE: Final = timedelta(hours=1)
_LEAVING: Final = (DispatchState.SCHEDULED, DispatchState.SENDING)
logger = logging.getLogger(__name__)


class _NotDue(Exception):
    """Another worker was quicker, or somebody took it back or paused it: nothing is done."""


def deliver_due(actor: SystemActor, *, seconds: float = _A_ROUND) -> int:
    """Deliver what is due, the dispatches in turn, until nothing is left or the time is up.

    One that fails is tried again in the next round, and holds up none of the others. Returns how many messages were
    delivered.
    """
    until, delivered, failed = time.monotonic() + seconds, 0, set[UUID]()
    while due := [dispatch_id for dispatch_id in _due() if dispatch_id not in failed]:
        for dispatch_id in due:
            failed.add(dispatch_id)
            with on_its_own("deliver_batch", dispatch_id, may_come=(StoreUnavailable,)):
                delivered += deliver_batch(actor, dispatch_id)
                failed.discard(dispatch_id)
            if time.monotonic() > until:
                return delivered
    return delivered


def deliver_batch(actor: SystemActor, dispatch_id: UUID, *, size: int = BATCH) -> int:
    """Deliver to the next recipients of a dispatch, and end it after the last. Returns how many were delivered to.

    Raises ``StoreUnavailable`` where its files cannot be looked at; nothing is delivered then.
    """
    try:
        with unit_of_work(actor) as work:
            rows = Dispatch.objects.select_for_update(of=("self",))
            if (dispatch := rows.filter(_is_due(), id=dispatch_id).first()) is None:
                raise _NotDue
            return _deliver(work, dispatch, _size(dispatch, size))
    except _NotDue:
        return 0


def _latest() -> datetime:
    """What is to leave by this moment leaves in this round. The half minute in which it can be taken back is longer."""
    return now() + _EARLY


def _size(dispatch: Dispatch, most: int) -> int:
    """As many as leave together."""
    return most if dispatch.rate is None else max(1, min(most, int(dispatch.rate * _APART / timedelta(minutes=1))))


def _is_due() -> Q:
    """On its way, and its time has come; by night not what should have left by day."""
    due = Q(state__in=_LEAVING, send_at__lte=_latest())
    if is_allowed(now()):
        return due
    return due & (Q(is_single=True) | Q(send_at__gt=now() - _OVERDUE))


def _due() -> list[UUID]:
    rows = Dispatch.objects.filter(_is_due())
    return list(rows.order_by("send_at", "id").values_list("id", flat=True)[:100])


def _deliver(work: UnitOfWork, dispatch: Dispatch, size: int) -> int:
    rows = list(_waiting(dispatch).order_by("position")[:size])
    halt = _found_in(dispatch, rows)
    if dispatch.state == DispatchState.SCHEDULED:
        step(dispatch, DispatchAction.BEGIN)
        halt = halt or (None if has_the_same_recipients(dispatch) else Halt.CHANGED)
    if halt:
        _halt(work, dispatch, halt)
        return 0
    delivered = _settle(work, dispatch, rows)
    if len(rows) < size:
        _finish(work, dispatch)
    elif dispatch.rate is not None:
        # From when these were to leave, so that the rounds' own times do not add up.
        began = max(dispatch.send_at or now(), now() - 2 * _APART)
        dispatch.send_at = next_allowed(began + len(rows) * timedelta(minutes=1) / dispatch.rate)
    dispatch.save(update_fields=["state", "version", "saved_at", "ended_at", "send_at"])
    return delivered


def _found_in(dispatch: Dispatch, rows: list[Recipient]) -> Halt | None:
    """Why it may not leave: it is not what was released, or a file is not what it was."""
    if fault := first_fault(files_of(dispatch.id)):
        return OF_FILES[fault[1]]
    return None if says_the_same(dispatch) and are_as_marked(rows) else Halt.CHANGED


def _settle(work: UnitOfWork, dispatch: Dispatch, rows: list[Recipient]) -> int:
    """Deliver to those who can be reached just now, and say of the others why not."""
    at = now()
    obstacles = unreachable([row.resident_id for row in rows], among_many=not dispatch.is_single)
    for row in rows:
        about: dict[str, Any] = {
            "recipient": row.id,
            "dispatch": dispatch.id,
            "resident": row.resident_id,
            "unit": dispatch.unit_id,
        }
        if obstacle := obstacles.get(row.resident_id):
            row.state, row.reason = RecipientState.NOT_REACHED, obstacle
            work.record(MessageNotDelivered(**about, reason=obstacle))
        else:
            row.state, row.reason, row.delivered_at = RecipientState.DELIVERED, "", at
            work.record(MessageDelivered(**about))
    _keep(rows, at=at)
    came = [row.id for row in rows if row.state == RecipientState.DELIVERED]
    begin_follow_up(dispatch, came, at=at)
    reached = [row.resident_id for row in rows if row.state == RecipientState.DELIVERED]
    notify_residents(work, reached)
    return len(reached)


def _keep(rows: list[Recipient], *, at: datetime) -> None:
    """One statement for those that are delivered, and one for each reason why others are not."""
    tried = F("attempts") + 1
    delivered = [row.id for row in rows if row.state == RecipientState.DELIVERED]
    waiting = Recipient.objects.filter(state=RecipientState.WAITING)
    waiting.filter(id__in=delivered).update(state=RecipientState.DELIVERED, reason="", delivered_at=at, attempts=tried)
    for reason in {row.reason for row in rows if row.state == RecipientState.NOT_REACHED}:
        lost = [row.id for row in rows if row.reason == reason]
        waiting.filter(id__in=lost).update(state=RecipientState.NOT_REACHED, reason=reason, attempts=tried)


def _finish(work: UnitOfWork, dispatch: Dispatch) -> None:
    step(dispatch, DispatchAction.FINISH)
    dispatch.ended_at = now()
    recipients = Recipient.objects.filter(dispatch=dispatch)
    work.record(
        DispatchSent(
            dispatch=dispatch.id,
            delivered=recipients.filter(delivered_at__isnull=False).count(),
            not_reached=recipients.filter(state=RecipientState.NOT_REACHED).count(),
            unit=dispatch.unit_id,
        )
    )


def _halt(work: UnitOfWork, dispatch: Dispatch, halt: Halt) -> None:
    """It is not what was released: nothing more of it leaves, and the log says so."""
    step(dispatch, DispatchAction.STOP)
    dispatch.ended_at, dispatch.halted_because = now(), halt
    dispatch.save(update_fields=["state", "version", "saved_at", "ended_at", "halted_because"])
    _waiting(dispatch).update(state=RecipientState.STOPPED)
    work.record(DispatchHalted(dispatch=dispatch.id, reason=halt, unit=dispatch.unit_id))
    logger.error("The dispatch %s is not as it was released (%s), and was stopped.", dispatch.id, halt)


def _waiting(dispatch: Dispatch) -> QuerySet[Recipient]:
    return Recipient.objects.filter(dispatch=dispatch, state=RecipientState.WAITING)
