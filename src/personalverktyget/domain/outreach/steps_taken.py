"""What has been done for messages that were not read or not answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from personalverktyget.domain.outreach.ladder import Step
from personalverktyget.domain.outreach.models import TakenStep


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step and when it was taken; ``number`` is which of its kind."""

    step: Step
    number: int
    at: datetime


def steps_of(recipients: Collection[UUID]) -> Mapping[UUID, tuple[StepTaken, ...]]:
    """The steps of each recipient for whom any was taken, the first first."""
    found: dict[UUID, tuple[StepTaken, ...]] = {}
    rows = TakenStep.objects.filter(recipient_id__in=recipients).order_by("taken_at", "id")
    for recipient, step, number, at in rows.values_list("recipient_id", "step", "number", "taken_at"):
        found[recipient] = (*found.get(recipient, ()), StepTaken(Step(step), number, at))
    return found


def reminded_at() -> Subquery:
    """When the recipient of the row around it was last reminded."""
    reminders = TakenStep.objects.filter(recipient=OuterRef("pk"), step=Step.REMINDER)
    return Subquery(reminders.order_by("-taken_at").values("taken_at")[:1])


def reminded_of(dispatch_id: UUID) -> int:
    """How many recipients of a dispatch have been reminded."""
    rows = TakenStep.objects.filter(recipient__dispatch_id=dispatch_id, step=Step.REMINDER)
    return rows.aggregate(count=Count("recipient", distinct=True))["count"] or 0
