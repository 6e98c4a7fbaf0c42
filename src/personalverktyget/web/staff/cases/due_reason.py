"""Varför detta datum?"""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.cases.read_models import DueReason
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.clock_words import explanation
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the date is what it is, in words."""

    case_id: UUID
    number: int
    is_closing: bool
    target: str
    since: str
    due: str
    steps: list[str]


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def due_reason(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Day by day from when the time began; as a part of the case's page, or as a page of its own."""
    reason = selectors.due_reason(request.actor, case_id)
    return show(request, "staff/cases/due_reason.html", reason, present=_in_words, fragment="reason")


def _in_words(reason: DueReason) -> Reason:
    return Reason(
        case_id=reason.case_id,
        number=reason.number,
        is_closing=reason.is_closing,
        target=formats.response_time(reason.target),
        since=formats.exact(reason.since),
        due=formats.exact(reason.due_at),
        steps=explanation(reason.steps),
    )
