"""The region names who judges what a unit's only reviewer did herself."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.shared.words import ROLES
from personalverktyget.web.staff.log_review.words import days

_CHOOSE = lazy("Välj en av granskarna i listan.")


class HelperForm(forms.Form):
    """One of those who review at other units, or for the care provider."""

    helper = forms.TypedChoiceField(
        label=lazy("Vem ska bedöma posterna?"),
        help_text=lazy("Den du väljer ser bara de här posterna, inget annat ur kontrollen, och får ett mejl."),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice", "invalid"), _CHOOSE),
    )

    def __init__(self, data: Any = None, *, choices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["helper"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = choices


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def name_helper(request: AdministrationRequest, review_id: UUID) -> HttpResponse:
    """Choose one."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    wanted = selectors.help_wanted(actor, review_id)
    choices = [(str(one.staff_id), f"{one.name}, {ROLES[one.role]}, {one.unit_name}") for one in wanted.candidates]  # type: ignore[index]
    form = HelperForm(request.POST or None, choices=choices)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.name_helper(actor, review_id, helper=form.cleaned_data["helper"])
            return done(request, _("Granskaren är utsedd."), to="staff:log_review:list")
    return show(
        request,
        "staff/log_review/name_helper.html",
        form=form,
        wanted=wanted,
        days=days(wanted.first_day, wanted.last_day),
        status=422 if form.errors else 200,
    )
