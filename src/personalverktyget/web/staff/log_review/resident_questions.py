"""What residents have asked about the unit's log."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import AskedByResident
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.shared.words import STATE_LOOKS, STATES
from personalverktyget.web.staff.log.sentences import sentence
from personalverktyget.web.staff.log.unit_log import person_name, who_acted


@dataclass(frozen=True, slots=True)
class Row:
    """A question. ``what`` is empty once the log's time is over."""

    asked: str
    iso: str
    number: str
    state: str
    look: str
    person: str
    when: str
    who: str
    hsa_id: str
    what: str


@require_safe
@staff_page(Permission.REVIEW_LOG)
def resident_questions(request: StaffRequest) -> HttpResponse:
    """Which entry each is about, and whether it is answered. The questions themselves are in the cases."""
    after = request.GET.get("efter", "")
    found = disclose(request.actor, selectors.asked_by_residents(request.actor, after=after))
    return show(
        request,
        "staff/log_review/resident_questions.html",
        rows=[_row(one) for one in found.questions],
        next_url=f"?{urlencode({'efter': found.next_cursor})}" if found.next_cursor else "",
    )


def _row(one: AskedByResident) -> Row:
    state, line = State(one.case_state), one.line
    return Row(
        asked=formats.short(one.asked_at),
        iso=formats.iso(one.asked_at),
        number=str(one.case_number),
        state=str(STATES[state]),
        look=STATE_LOOKS[state],
        person=person_name(one.person),
        when=formats.exact(line.at) if line else "",
        who=who_acted(line) if line else "",
        hsa_id=line.actor_hsa_id if line else "",
        what=sentence(line) if line else "",
    )
