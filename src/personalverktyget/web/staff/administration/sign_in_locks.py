"""Locking a resident's sign-in and unlocking it: her identity number, then her name to be sure, then why."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.identity_numbers import InvalidIdentityNumber
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.people.read_models import LockRow
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.domain.people.selectors import sign_in_status
from personalverktyget.domain.people.services import find_resident, lock_sign_in, unlock_sign_in
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.form_problems import identity_problem_text
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.forms import text_area

_WRITE_IT = lazy("Skriv personnumret med tolv siffror, till exempel 19121212-1212.")


class NumberForm(forms.Form):
    """Whom it is about."""

    number = forms.CharField(
        label=lazy("Personnummer"),
        help_text=lazy("Tolv siffror, till exempel 19121212-1212. Samordningsnummer går också bra."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages=dict.fromkeys(("required", "max_length"), _WRITE_IT),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = text_area(
        lazy("Varför?"), lazy("Skriv så att en kollega förstår det senare. Invånaren ser inte det här."), max_length=500
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION, Permission.ADMINISTER_NATION)
def find(request: AdministrationRequest) -> HttpResponse:
    """Find the resident."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (found := _found(request, form)):
        return done(request, "", to="staff:sign_in_lock", resident_id=found)
    return show(request, "staff/administration/sign_in_locks.html", form=form, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION, Permission.ADMINISTER_NATION)
def lock(request: AdministrationRequest, resident_id: UUID) -> HttpResponse:
    """Lock it, or unlock what is locked."""
    actor = _administrator(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            return done(request, _changed(request, resident_id, form), to="staff:sign_in_lock", resident_id=resident_id)
    status = disclose(actor, sign_in_status(actor, resident_id))
    return show(
        request,
        "staff/administration/sign_in_lock.html",
        found=status,
        rows=[_row(row) for row in status.locks],
        form=form,
        status=422 if form.errors else 200,
    )


def _found(request: AdministrationRequest, form: NumberForm) -> UUID | None:
    with said_in(form):
        try:
            return find_resident(_administrator(request), number=form.cleaned_data["number"])
        except InvalidIdentityNumber as error:
            form.add_error("number", identity_problem_text(error.code))
        except RegisterUnavailable:
            message = _("Folkbokföringen svarar inte just nu. Det du har skrivit finns kvar. Försök igen om en stund.")
            form.add_error(None, message)
    return None


def _changed(request: AdministrationRequest, resident_id: UUID, form: ReasonForm) -> str:
    """Do what the button says, and say that it is done."""
    actor, reason = _administrator(request), form.cleaned_data["reason"]
    if request.POST.get("action") == "unlock":
        unlock_sign_in(actor, resident_id, reason=reason)
        return _("Inloggningen är upplåst. Invånaren kan logga in igen.")
    lock_sign_in(actor, resident_id, reason=reason)
    return _("Inloggningen är låst. Är invånaren inloggad blir hen utloggad vid nästa klick.")


def _row(row: LockRow) -> dict[str, str]:
    return {
        "locked": formats.moment(row.locked_at),
        "locked_by": row.locked_by,
        "reason": row.reason,
        "unlocked": formats.moment(row.unlocked_at) if row.unlocked_at else "",
        "unlocked_by": row.unlocked_by,
        "unlocked_reason": row.unlocked_reason,
    }


def _administrator(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold either permission.
    return actor
