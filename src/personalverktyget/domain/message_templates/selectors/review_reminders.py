"""Which templates it is time to go through: how many for the menu, and whom to remind by mail."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid5

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.access.policies import administrators_of
from personalverktyget.domain.case_types.read_models import ReviewReminder
from personalverktyget.domain.case_types.reviews import AT_LEAST, due_on, last_reviewed
from personalverktyget.domain.case_types.selectors.review_reminders import AGAIN_AFTER
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.models import MessageTemplate


def count_templates_due(actor: scopes.Administrator) -> int:
    """How many of the actor's own it is time for. The menu of every page asks: one statement, and few rows."""
    rows = scopes.manageable(actor).filter(current__published_at__lt=now() - AT_LEAST, withdrawn_at=None)
    times = rows.values_list("current__published_at", "reviewed_at")
    return sum(due_on(last_reviewed(published, reviewed)) <= today() for published, reviewed in times if published)


def template_reminders(actor: SystemActor, on: date) -> Iterator[ReviewReminder]:
    """Every reminder that holds on a day, as ``review_reminders`` gives them of case types: of units' own templates."""
    del actor
    rows = MessageTemplate.objects.filter(
        unit__is_active=True, withdrawn_at=None, current__published_at__lt=now() - AT_LEAST
    )
    columns = ("id", "name", "unit_id", "unit__name", "current__published_at", "reviewed_at")
    for id_, name, unit_id, unit, published_at, reviewed_at in rows.order_by("unit_id", "name", "id").values_list(
        *columns
    ):
        due = due_on(last_reviewed(published_at, reviewed_at))
        if due > on:
            continue
        is_first = on < due + AGAIN_AFTER
        held = administrators_of(unit_id, on).exclude(staff__email="").order_by("staff_id")
        for staff_id, address in held.values_list("staff_id", "staff__email").distinct():
            about = uuid5(id_, f"{due.isoformat()} {1 if is_first else 2} {staff_id}")
            yield ReviewReminder(about, is_first, address, name, unit)
