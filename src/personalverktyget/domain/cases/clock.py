"""The response clock of a case: its facts go to the calendar's pure rules, and the answers are cached for sorting."""

from datetime import datetime

from personalverktyget.domain.calendars.opening_hours import Period
from personalverktyget.domain.calendars.response_time import Target, due_at, shortest
from personalverktyget.domain.calendars.target_text import read_target, write_target
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.cases.models import Case, CaseTransition
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.contact_cards.hours_then import hours_at
from personalverktyget.domain.organisation.hours import calendar_from
from personalverktyget.domain.organisation.models import Region


def promise(case: Case) -> None:
    """Set what is promised when a case is received: the region's ceiling, or what unit or case type shorten it to."""
    of = (case.unit.feedback_target, case.case_type_version.feedback_target, case.offered.feedback_target)
    wishes = (read_target(text) for text in of)
    ceiling = Target(working_days=case.unit.region.feedback_days)
    case.feedback_target = write_target(shortest(*wishes, ceiling=ceiling))
    set_due(case)
    case.promised_at = case.due_at


def set_due(case: Case) -> None:
    """Set the cached dates from the facts. Of an open case, the feedback is due first, then the closing."""
    case.feedback_due_at = feedback_due_at(case)
    case.closing_due_at = closing_due_at(case)
    case.due_at = case.feedback_due_at or case.closing_due_at


def feedback_due_at(case: Case) -> datetime | None:
    """When somebody at the unit must have been heard; ``None`` while the resident does not wait."""
    target = read_target(case.feedback_target)
    if case.waiting_since is None or target is None:
        return None
    return due_at(case.waiting_since, target, calendar_of(case.unit.region), hours_at(case.unit, case.waiting_since))


def closing_due_at(case: Case) -> datetime:
    """When the case ought to be closed. Where the unit has chosen so, the days it waited for the resident are free."""
    region = case.unit.region
    target = Target(working_days=region.closing_days)
    hours = hours_at(case.unit, case.received_at)
    return due_at(case.received_at, target, calendar_of(region), hours, pauses_of(case))


def calendar_of(region: Region) -> WorkingCalendar:
    """The region's working days."""
    return calendar_from(region.working_eves)


def pauses_of(case: Case) -> tuple[Period, ...]:
    """The times when the case waited for the resident, where the unit has chosen that they are free."""
    if not case.unit.pauses_while_waiting or case._state.adding:
        return ()
    pauses: list[Period] = []
    began: datetime | None = None
    steps = CaseTransition.objects.filter(case=case).order_by("at", "id").values_list("to_state", "at")
    for state, at in steps:
        if state == State.AWAITING_RESIDENT:
            began = began or at
        elif began is not None:
            pauses.append((began, at))
            began = None
    return tuple(pauses)
