"""Handing a case type out to many residents: a pasted list, checked line by line before anything is done."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.read_models import RowState
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.residents.forms import ListForm, UntilForm
from personalverktyget.web.staff.residents.hand_out import look_up
from personalverktyget.web.staff.residents.rows import line_of


@require_http_methods(["GET", "POST"])
@staff_page(Permission.ADMIT_RESIDENTS)
def hand_out_many(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    """Check the list; then hand out to those who can have it, and leave the others alone."""
    offer = selectors.restricted_offer(request.actor, offered_id)
    form = ListForm(request.POST or None)
    checked = look_up(request, offered_id, form) if request.method == "POST" and form.is_valid() else None
    is_confirmed = "hand_out" in request.POST
    until = UntilForm(request.POST if is_confirmed else None, initial={"numbers": request.POST.get("numbers", "")})
    valid = [row.number for row in checked.of(RowState.VALID)] if checked else []
    if is_confirmed and valid and until.is_valid():
        with said_in(until, also=NotPossibleNow):
            count = services.hand_out_to_residents(
                request.actor, offered_id, numbers=valid, until=until.cleaned_data["until"]
            )
            words = ngettext(
                "Ärendetypen är utdelad till %(count)s invånare.",
                "Ärendetypen är utdelad till %(count)s invånare.",
                count,
            )
            return done(request, words % {"count": count}, to="staff:residents:granted", offered_id=offered_id)
    return show(
        request,
        "staff/residents/hand_out_many.html",
        offer=offer,
        form=form,
        until=until,
        lines=[line_of(row) for row in checked.rows] if checked else [],
        valid=len(valid),
        status=422 if form.errors or (is_confirmed and until.errors) else 200,
    )
