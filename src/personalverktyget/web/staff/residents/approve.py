"""Residents whom the unit lets in beside those whom it is for: approving one, the list, taking back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.read_models import ApprovedRow, CheckedList, CheckedRow, RowState
from personalverktyget.domain.admittance.reasons import Reason
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.form_problems import identity_problem_text
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.residents.forms import ApprovalsForm, ApproveForm, NumberForm
from personalverktyget.web.staff.residents.hand_out import brought_in
from personalverktyget.web.staff.residents.rows import last_day_in_words, name_of, until_in_words
from personalverktyget.web.staff.residents.words import REASONS


@require_http_methods(["GET", "POST"])
@staff_page(Permission.ADMIT_RESIDENTS)
def approve(request: StaffRequest) -> HttpResponse:
    """Look the resident up, then say why and for how long."""
    form = NumberForm(request.POST or None)
    row = _found(request, form) if request.method == "POST" and form.is_valid() else None
    if row is None:
        return show(request, "staff/residents/approve.html", form=form, status=422 if form.errors else 200)
    why = ApproveForm(
        request.POST if "approve" in request.POST else None, initial={"numbers": row.number, "until": row.until}
    )
    if "approve" in request.POST and why.is_valid():
        with said_in(why, also=NotPossibleNow):
            reason, until = Reason(why.cleaned_data["reason"]), why.cleaned_data["until"]
            services.approve_resident(request.actor, number=row.number, reason=reason, until=until)
            return done(request, _("Invånaren är godkänd och kan skicka ärenden nu."), to="staff:residents:approved")
    return show(
        request,
        "staff/residents/approve_one.html",
        form=why,
        number=row.number,
        name=name_of(row),
        has_it=row.state is RowState.HAS_IT,
        holds=until_in_words(row),
        status=422 if why.errors else 200,
    )


def _found(request: StaffRequest, form: NumberForm) -> CheckedRow | None:
    def checked(number: str) -> Disclosure[CheckedList]:
        return selectors.checked_number(request.actor, number, known=partial(acquainted, request.actor))

    found = brought_in(request, form, checked)
    row = found.rows[0] if found else None
    if row is None or row.state in (RowState.VALID, RowState.HAS_IT):
        return row
    unknown = _("Finns inte bland dem som kan godkännas. Kontrollera numret.")
    form.add_error("numbers", identity_problem_text(row.problem) if row.problem else unknown)
    return None


@require_http_methods(["GET", "POST"])
@staff_page(Permission.ADMIT_RESIDENTS)
def approved(request: StaffRequest) -> HttpResponse:
    """The residents, the latest first."""
    actor, after = request.actor, request.GET.get("efter", "")
    form = ApprovalsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            return done(request, _take_back(request, form.named), to="staff:residents:approved")
    page = disclose(actor, selectors.approved_residents(actor, after=after))
    return show(
        request,
        "staff/residents/approved.html",
        form=form,
        rows=[_row(row) for row in page.rows],
        chosen=set(request.POST.getlist("approvals")),
        is_for_all=selectors.own_audience(actor).is_for_all,
        next_url=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
        status=422 if form.errors else 200,
    )


def _take_back(request: StaffRequest, approvals: list[UUID] | tuple[UUID, ...]) -> str:
    count = services.take_back_approvals(request.actor, approvals)
    words = ngettext(
        "Godkännandet är tillbakataget för %(count)s invånare. Ärenden som har kommit in påverkas inte.",
        "Godkännandet är tillbakataget för %(count)s invånare. Ärenden som har kommit in påverkas inte.",
        count,
    )
    return words % {"count": count}


def _row(row: ApprovedRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "person": row.person,
        "number": formats.identity_number(row.person.number),
        "reason": REASONS[row.reason],
        "until": last_day_in_words(row.until, has_run_out=row.has_run_out),
        "has_run_out": row.has_run_out,
        "when": formats.moment(row.approved_at),
        "by": row.approved_by,
    }
