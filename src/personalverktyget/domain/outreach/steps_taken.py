"""What has been done for messages that were not read or not answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from personalverktyget.domain.outreach.call_states import WAITING, CallState
from personalverktyget.domain.outreach.ladder import Step
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.models import CallTask, PaperLetter, TakenStep


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step and when it was taken; ``number`` is which of its kind."""

    step: Step
    number: int
    at: datetime
    # Of a call: where it stands.
    call: CallState | None = None
    letter: LetterState | None = None


def steps_of(recipients: Collection[UUID]) -> Mapping[UUID, tuple[StepTaken, ...]]:
    """The steps of each recipient for whom any was taken, the first first."""
    found: dict[UUID, tuple[StepTaken, ...]] = {}
    rows = TakenStep.objects.filter(recipient_id__in=recipients).order_by("taken_at", "id")
    for recipient, step, number, at in rows.values_list("recipient_id", "step", "number", "taken_at"):
        found[recipient] = (*found.get(recipient, ()), StepTaken(Step(step), number, at))
    for row in CallTask.objects.filter(recipient_id__in=recipients):
        call = StepTaken(Step.CALL, 1, row.settled_at or row.made_at, CallState(row.state))
        found[row.recipient_id] = (*(it for it in found[row.recipient_id] if it.step is not Step.CALL), call)
    for letter in PaperLetter.objects.filter(recipient_id__in=recipients):
        others = (it for it in found[letter.recipient_id] if it.step is not Step.LETTER)
        last = StepTaken(Step.LETTER, 1, letter.settled_at, letter=LetterState(letter.state))
        found[letter.recipient_id] = tuple(sorted((*others, last), key=lambda it: it.at))
    return found


def reminded_at() -> Subquery:
    """When the recipient of the row around it was last reminded."""
    reminders = TakenStep.objects.filter(recipient=OuterRef("pk"), step=Step.REMINDER)
    return Subquery(reminders.order_by("-taken_at").values("taken_at")[:1])


def reminded_of(dispatch_id: UUID) -> int:
    """How many recipients of a dispatch have been reminded."""
    rows = TakenStep.objects.filter(recipient__dispatch_id=dispatch_id, step=Step.REMINDER)
    return rows.aggregate(count=Count("recipient", distinct=True))["count"] or 0


def calls_waiting(dispatch_id: UUID) -> int:
    """How many recipients of a dispatch somebody is to ring."""
    rows = CallTask.objects.filter(dispatch_id=dispatch_id, state__in=WAITING, resident__deceased_on__isnull=True)
    return rows.count()


def letters_of(dispatch_id: UUID) -> Mapping[LetterState, int]:
    """How many letters of a dispatch stand where."""
    rows = PaperLetter.objects.filter(dispatch_id=dispatch_id).values_list("state").annotate(count=Count("recipient"))
    return {LetterState(state): count for state, count in rows.order_by()}
