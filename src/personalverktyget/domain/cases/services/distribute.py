"""Give a case to somebody, take it, or give it back."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.events import CaseAssigned, CaseReturned, CaseTaken
from personalverktyget.domain.cases.kinds import REASON_MAX_LENGTH
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.cases.steps import take_step
from personalverktyget.domain.cases.texts import required_text


def assign_case(actor: StaffActor, case_id: UUID, *, handler: UUID, seen_version: int) -> None:
    """Give a case to one colleague, who must hold ÄH at the case's unit."""
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, Action.ASSIGN)
        policies.require_handler_at(handler, case.unit_id)
        if case.handler_id == handler:
            raise InvalidInput(_("Personen har redan ärendet. Välj någon annan i listan."), field="handler")
        take_step(case, row, actor=actor, at=now(), handler_id=handler)
        work.record(CaseAssigned(case=case.id, resident=case.resident_id, unit=case.unit_id, handler=handler))


def take_case(actor: StaffActor, case_id: UUID, *, seen_version: int) -> None:
    """Take a case that one may see, as somebody who holds ÄH at its unit."""
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, Action.TAKE)
        take_step(case, row, actor=actor, at=now(), handler_id=actor.staff_id)
        work.record(CaseTaken(case=case.id, resident=case.resident_id, unit=case.unit_id))


def return_case(actor: StaffActor, case_id: UUID, *, reason: str, seen_version: int) -> None:
    """Give one's own case back to those who distribute, and say why."""
    reason = required_text(reason, field="reason", max_length=REASON_MAX_LENGTH)
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, Action.RETURN)
        take_step(case, row, actor=actor, at=now(), handler_id=None, reason=reason)
        work.record(CaseReturned(case=case.id, resident=case.resident_id, unit=case.unit_id))
