"""Take the steps that are due for messages that are not read or not answered. Called by the worker.

What is due is locked, taken and planned anew in one transaction, and a step is one row that the database keeps once:
a worker that is killed has taken nothing of its batch, and of two workers the later finds nothing due.
"""

import time
from collections.abc import Collection, Iterator
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.notifications.services import notify_residents
from personalverktyget.domain.outreach.addressees import unreachable
from personalverktyget.domain.outreach.call_rows import call_for, letter_for
from personalverktyget.domain.outreach.events.follow_up import CallAsked, FollowUpsLookedAt, MessageReminded
from personalverktyget.domain.outreach.events.letters import LetterAsked
from personalverktyget.domain.outreach.events.messages import MessageEvent
from personalverktyget.domain.outreach.follow_up_rows import calendar_of, ladder_of
from personalverktyget.domain.outreach.ladder import BY_STAFF, MessageFacts, Rung, Step, due_at, is_over
from personalverktyget.domain.outreach.models import CallTask, FollowUpRow, PaperLetter, Recipient, TakenStep
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.reachability import Reason

BATCH: Final = 500
_A_ROUND: Final = 10.0


class _NothingDue(Exception):
    """Another worker was quicker."""


def follow_up_due(actor: SystemActor, *, seconds: float = _A_ROUND) -> int:
    """Take what is due until nothing is left or the time is up. Returns how many steps were taken."""
    until, taken = time.monotonic() + seconds, 0
    while FollowUpRow.objects.filter(due_at__lte=now()).exists():
        taken += _take_some(actor)
        if time.monotonic() > until:
            break
    return taken


def _take_some(actor: SystemActor) -> int:
    try:
        with unit_of_work(actor) as work:
            rows = _locked()
            if not rows:
                raise _NothingDue
            steps = _settle(work, rows)
            work.record(FollowUpsLookedAt(view="follow_ups", messages=len(rows)))
            return steps
    except _NothingDue:
        return 0


def _locked() -> dict[UUID, tuple[FollowUpRow, Recipient]]:
    """What is due, with the messages. Whoever opens or recalls one meanwhile waits, or is waited for."""
    due = FollowUpRow.objects.select_for_update(of=("self",)).filter(due_at__lte=now())
    rows = {row.recipient_id: row for row in due.order_by("due_at", "recipient_id")[:BATCH]}
    recipients = Recipient.objects.select_for_update(of=("self",)).select_related(
        "dispatch__template_version", "dispatch__unit__region"
    )
    found = recipients.filter(id__in=list(rows)).order_by("dispatch_id", "position")
    return {row.id: (rows[row.id], row) for row in found}


def _settle(work: UnitOfWork, rows: dict[UUID, tuple[FollowUpRow, Recipient]]) -> int:
    answered = set(Case.objects.filter(prompted_by__in=list(rows)).values_list("prompted_by", flat=True))
    obstacles = unreachable({row.resident_id for _plan, row in rows.values()}, among_many=False)
    taken: list[tuple[Rung, Recipient]] = []
    for plan, row in rows.values():
        rung = _next(plan, row, is_answered=row.id in answered)
        if rung is None or obstacles.get(row.resident_id) == Reason.DECEASED:
            plan.due_at = None
            continue
        # Whom no notice reaches just now gets none, and what comes after comes in its time.
        if rung.step in BY_STAFF or row.resident_id not in obstacles:
            taken.append((rung, row))
        _plan_next(plan, row)
    FollowUpRow.objects.bulk_update([plan for plan, _row in rows.values()], ["rung", "due_at"])
    _take(work, taken)
    return len(taken)


def _next(plan: FollowUpRow, row: Recipient, *, is_answered: bool) -> Rung | None:
    """The step whose time has come, where it is still needed."""
    ladder = ladder_of(row.dispatch)
    facts = MessageFacts(
        is_in_inbox=row.state == RecipientState.DELIVERED,
        asks=row.dispatch.offered_id is not None,
        is_read=row.read_at is not None,
        is_answered=is_answered,
    )
    if plan.rung >= len(ladder) or is_over(ladder[plan.rung], facts):
        return None
    return ladder[plan.rung]


def _plan_next(plan: FollowUpRow, row: Recipient) -> None:
    ladder = ladder_of(row.dispatch)
    plan.rung += 1
    plan.due_at = None
    if plan.rung < len(ladder) and row.delivered_at is not None:
        plan.due_at = due_at(ladder[plan.rung], row.delivered_at, calendar_of(row.dispatch), after=today())


def _take(work: UnitOfWork, taken: Collection[tuple[Rung, Recipient]]) -> None:
    at = now()
    TakenStep.objects.bulk_create(
        [TakenStep(recipient=row, step=rung.step, number=rung.number, taken_at=at) for rung, row in taken]
    )
    for event in _events(taken):
        work.record(event)
    CallTask.objects.bulk_create([call_for(row) for rung, row in taken if rung.step is Step.CALL])
    PaperLetter.objects.bulk_create([letter_for(row) for rung, row in taken if rung.step is Step.LETTER])
    notify_residents(work, [row.resident_id for rung, row in taken if rung.step not in BY_STAFF])


def _events(taken: Collection[tuple[Rung, Recipient]]) -> Iterator[MessageEvent]:
    for rung, row in taken:
        about: dict[str, Any] = {
            "recipient": row.id,
            "dispatch": row.dispatch_id,
            "resident": row.resident_id,
            "unit": row.unit_id,
        }
        if rung.step is Step.CALL:
            yield CallAsked(**about)
        elif rung.step is Step.LETTER:
            yield LetterAsked(**about)
        else:
            yield MessageReminded(**about, step=rung.step, count=rung.number)
