"""Whom to remind of going through a unit's own case types, and of which."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid5

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access.policies import administrators_of
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.read_models import ReviewReminder
from personalverktyget.domain.case_types.reviews import AT_LEAST, due_on, last_reviewed

# How long after it was due whoever has not gone through it is reminded once more, and then no more.
AGAIN_AFTER: Final = timedelta(days=30)


def review_reminders(actor: SystemActor, on: date) -> Iterator[ReviewReminder]:
    """Every reminder that holds on a day, whether or not it has been sent: to each administrator with an address."""
    del actor
    rows = CaseType.objects.filter(unit__is_active=True, withdrawn_at=None, current__published_at__lt=now() - AT_LEAST)
    # A question's form is gone through with its message template.
    rows = rows.exclude(audience=Audience.ASKED)
    rows = rows.exclude(audience=Audience.ASKED).select_related("unit").order_by("unit_id", "name", "id")
    columns = ("id", "name", "unit_id", "unit__name", "current__published_at", "reviewed_at")
    for id_, name, unit_id, unit, published_at, reviewed_at in rows.values_list(*columns):
        due = due_on(last_reviewed(published_at, reviewed_at))
        if due > on:
            continue
        is_first = on < due + AGAIN_AFTER
        for staff_id, address in _administrators(unit_id, on):
            about = uuid5(id_, f"{due.isoformat()} {1 if is_first else 2} {staff_id}")
            yield ReviewReminder(about, is_first, address, name, unit)


def _administrators(unit_id: UUID, on: date) -> list[tuple[UUID, str]]:
    held = administrators_of(unit_id, on).exclude(staff__email="")
    return list(held.order_by("staff_id").values_list("staff_id", "staff__email").distinct())
