"""Why a case is due when it is, step by step."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.calendars.response_time import Target, explain
from personalverktyget.domain.calendars.target_text import read_target, write_target
from personalverktyget.domain.cases import clock, scopes
from personalverktyget.domain.cases.events import CaseRead
from personalverktyget.domain.cases.read_models import DueReason
from personalverktyget.domain.contact_cards.hours_then import hours_at


def due_reason(actor: StaffActor, case_id: UUID) -> Disclosure[DueReason]:
    """The steps from receipt, or from when the resident last wrote, to the date; then those of the closing."""
    case = scopes.visible(actor).select_related("unit__region").filter(id=case_id).first()
    if case is None:
        raise NotFound
    closing = Target(working_days=case.unit.region.closing_days)
    feedback = read_target(case.feedback_target) if case.waiting_since else None
    is_closing, since, target = feedback is None, case.waiting_since or case.received_at, feedback or closing
    steps = explain(
        since,
        target,
        clock.calendar_of(case.unit.region),
        hours_at(case.unit, since),
        pauses=clock.pauses_of(case) if is_closing else (),
    )
    content = DueReason(case.id, case.number, since, case.due_at, write_target(target), steps, is_closing)
    event = CaseRead(case=case.id, resident=case.resident_id, unit=case.unit_id, page="due_reason")
    return Disclosure("reason", event, content)
