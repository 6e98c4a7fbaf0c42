"""Handing a case type out to one resident: her number, then her name to be sure, then for how long."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.read_models import CheckedList, CheckedRow, RestrictedOffer, RowState
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.web.shared.form_problems import identity_problem_text
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.residents.forms import NumberForm, UntilForm
from personalverktyget.web.staff.residents.rows import name_of, unknown, until_in_words


@require_http_methods(["GET", "POST"])
@staff_page(Permission.ADMIT_RESIDENTS)
def hand_out(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    """Look the resident up; hand it out, or change or take back what she has."""
    offer = selectors.restricted_offer(request.actor, offered_id)
    form = NumberForm(request.POST or None)
    row = _found(request, offered_id, form) if request.method == "POST" and form.is_valid() else None
    if row is None:
        return show(
            request, "staff/residents/hand_out.html", offer=offer, form=form, status=422 if form.errors else 200
        )
    until = UntilForm(
        request.POST if "action" in request.POST else None, initial={"numbers": row.number, "until": row.until}
    )
    if "action" in request.POST and until.is_valid():
        with said_in(until, also=NotPossibleNow):
            return done(request, _act(request, offer, row, until), to="staff:residents:granted", offered_id=offered_id)
    return show(
        request,
        "staff/residents/hand_out_to.html",
        offer=offer,
        form=until,
        number=row.number,
        name=name_of(row),
        has_it=row.state is RowState.HAS_IT,
        holds=until_in_words(row),
        status=422 if until.errors else 200,
    )


def _found(request: StaffRequest, offered_id: UUID, form: NumberForm) -> CheckedRow | None:
    checked = look_up(request, offered_id, form)
    row = checked.rows[0] if checked else None
    if row is None or row.state in (RowState.VALID, RowState.HAS_IT):
        return row
    form.add_error("numbers", identity_problem_text(row.problem) if row.problem else unknown())
    return None


def look_up(request: StaffRequest, offered_id: UUID, form: forms.Form) -> CheckedList | None:
    """What the numbers in the form amount to; nothing where that cannot be told, and the form then says why."""

    def checked(numbers: str) -> Disclosure[CheckedList]:
        known = partial(acquainted, request.actor)
        return selectors.checked_list(request.actor, offered_id, numbers, known=known)

    return brought_in(request, form, checked)


def brought_in(
    request: StaffRequest, form: forms.Form, checked: Callable[[str], Disclosure[CheckedList]]
) -> CheckedList | None:
    """Ask the register about the numbers in the form, then check them; nothing where the form says why not."""
    numbers = form.cleaned_data["numbers"]
    with said_in(form):
        try:
            services.bring_in(request.actor, selectors.numbers_in(numbers))
        except RegisterUnavailable:
            message = _("Folkbokföringen svarar inte just nu. Det du har skrivit finns kvar. Försök igen om en stund.")
            form.add_error(None, message)
            return None
        return disclose(request.actor, checked(numbers))
    return None


def _act(request: StaffRequest, offer: RestrictedOffer, row: CheckedRow, form: UntilForm) -> str:
    """Do what the button says, and say that it is done."""
    actor, until, action = request.actor, form.cleaned_data["until"], request.POST["action"]
    if action == "take_back" and row.grant_id:
        services.take_back_from_residents(actor, offer.id, grants=[row.grant_id])
        return _("Tillgången är tillbakatagen och gäller inte från nästa klick.")
    if row.grant_id:
        services.change_last_day(actor, offer.id, grants=[row.grant_id], until=until)
        return _("Sista dagen är ändrad.")
    services.hand_out_to_residents(actor, offer.id, numbers=[row.number], until=until)
    return _("Ärendetypen är utdelad och syns för invånaren nu.")
