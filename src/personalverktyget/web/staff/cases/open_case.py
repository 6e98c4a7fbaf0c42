"""The page of one case."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases.closed_cases import NeedsReason
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.staff.cases.acting import sent_form
from personalverktyget.web.staff.cases.case_page import show_case
from personalverktyget.web.staff.cases.composer import kept
from personalverktyget.web.staff.cases.open_closed import asked_for_reason


@kept_writing.restores_writing
@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open the case, with what was being written on it when the session ran out."""
    fields = kept_writing.take(request)
    try:
        return show_case(request, case_id, writing=kept(fields) if fields else None)
    except NeedsReason:
        return asked_for_reason(request, case_id)


@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
@sent_form
def person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the name and number of a person with protected identity, which is logged as that."""
    return show_case(request, case_id, unmasked=True)
