"""What in the log a resident's question is about."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import AskedLogEntry
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.shared.told_words import DOINGS, times, where, who, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The entry, in the words that the resident was told it in. ``what`` is empty once the log's time is over."""

    case_id: UUID
    is_own: bool
    what: str = ""
    case: str = ""
    who: str = ""
    where: str = ""
    when: str = ""
    why: str = ""


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def asked_entry(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Told as she was told it: by the care provider's policy, and nothing of others."""
    asked = selectors.asked_entry(request.actor, case_id)
    return show(request, "staff/cases/asked_entry.html", asked, present=_in_words)


def _in_words(found: AskedLogEntry) -> Asked:
    line = found.line
    if line is None:
        return Asked(case_id=found.case_id, is_own=False)
    return Asked(
        case_id=found.case_id,
        is_own=found.is_own,
        what=str(DOINGS[line.doing]),
        case=str(line.case_number or ""),
        who=who(line),
        where=where(line),
        when=f"{formats.day(line.last_at)} {times(line)}",
        why=why(line),
    )
