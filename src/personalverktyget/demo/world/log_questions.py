"""What a resident finds in her own log and asks about: a closed case that somebody opened for a reason."""

from typing import Final
from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.closed_cases import OpeningReason
from personalverktyget.domain.cases.services import open_closed_case, save_form, submit_case
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.log_review.selectors import own_log
from personalverktyget.domain.log_review.services import ask_about_entry
from personalverktyget.domain.people.registers import StaffDirectory

_ASKED: Final = {
    "about": "why",
    "what": "Det här ärendet var avslutat sedan länge. Varför öppnade ni det igen, och vem bad om det?",
}


def ask_about_the_log(directory: StaffDirectory, resident_id: UUID) -> None:
    """Somebody who has not handled the case opens it; the resident sees that and asks why."""
    colleague, actor = at_work(directory, BY), ResidentActor(resident_id=resident_id, terms_accepted=True)
    closed = (row for row in disclose(actor, cases.inbox(actor)).cases if row.state is State.CLOSED)
    case = next((row for row in closed if row.unit == colleague.unit_name), None)
    if case is None:
        return
    open_closed_case(colleague, case.id, reason=OpeningReason.FOLLOW_UP)
    disclose(colleague, cases.case_for_staff(colleague, case.id))
    line = next(line for line in disclose(actor, own_log(actor)).lines if line.reason)
    described = f"Öppnade ditt ärende {line.case_number}, {line.title}"
    draft = ask_about_entry(actor, line.entries[0], described=described)
    save_form(actor, draft, answers=_ASKED)
    submit_case(actor, draft)
