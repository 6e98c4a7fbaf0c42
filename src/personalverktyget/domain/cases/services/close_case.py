"""Close a case without a reply, and open a closed one again; the reason is kept."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.events import CaseClosed, CaseReopened, CaseTaken
from personalverktyget.domain.cases.kinds import REASON_MAX_LENGTH
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.cases.steps import take_step
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.notifications.services import notify_resident


def close_case(actor: StaffActor, case_id: UUID, *, reason: str, seen_version: int) -> None:
    """Close a case that needs no reply. The resident sees that it is closed, and why."""
    reason = required_text(reason, field="reason", max_length=REASON_MAX_LENGTH)
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, Action.CLOSE)
        take_step(case, row, actor=actor, at=now(), reason=reason)
        work.record(CaseClosed(case=case.id, resident=case.resident_id, unit=case.unit_id))
        notify_resident(work, case.resident_id)


def reopen_case(actor: StaffActor, case_id: UUID, *, reason: str, seen_version: int) -> None:
    """Open a closed case again. Whoever may handle cases takes it at once, others leave it to be distributed."""
    reason = required_text(reason, field="reason", max_length=REASON_MAX_LENGTH)
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, Action.REOPEN)
        at, where = now(), {"case": case.id, "resident": case.resident_id, "unit": case.unit_id}
        take_step(case, row, actor=actor, at=at, handler_id=None, reason=reason)
        work.record(CaseReopened(**where))
        if actor.may(Permission.HANDLE_CASES):
            taken = policies.require(actor, State(case.state), case.handler_id, Action.TAKE)
            take_step(case, taken, actor=actor, at=at, handler_id=actor.staff_id)
            work.record(CaseTaken(**where))
