"""What each flag counts when the region's reviews choose, with what other weights would have chosen last month."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.selectors import units_in_region
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import TriedEntry, TriedWeights
from personalverktyget.domain.log_review.rules import HEAVIEST, USUAL_WEIGHTS, Flag
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    administration_page,
    done,
    said_in,
    show,
)
from personalverktyget.web.staff.log_review.words import FLAG_MEANINGS, FLAG_NAMES, days, flag_name

_SHOWN = 20


class WeightsForm(forms.Form):
    """A number for each flag, and the unit to try them on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    unit = forms.TypedChoiceField(
        label=lazy("Prova på enheten"),
        required=False,
        coerce=UUID,
        empty_value=None,
        error_messages={"invalid_choice": lazy("Välj en av regionens enheter.")},
    )

    def __init__(self, data: Any = None, *, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for flag in Flag:
            told = {"meaning": FLAG_MEANINGS[flag], "usual": USUAL_WEIGHTS[flag]}
            wrong = _("%(flag)s: skriv ett heltal mellan 0 och 100.") % {"flag": FLAG_NAMES[flag]}
            self.fields[flag.value] = forms.IntegerField(
                label=str(FLAG_NAMES[flag]),
                help_text=_("%(meaning)s Vanligen %(usual)s.") % told,
                min_value=0,
                max_value=HEAVIEST,
                widget=forms.TextInput(attrs={"data-width": "4", "inputmode": "numeric", "autocomplete": "off"}),
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
            )
        field = self.fields["unit"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = units

    def flags(self) -> list[forms.BoundField]:
        """The fields of the flags."""
        return [self[flag.value] for flag in Flag]

    def weights(self) -> dict[Flag, int]:
        """What was written, once the form is valid."""
        return {flag: self.cleaned_data[flag.value] for flag in Flag}


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def weights(request: AdministrationRequest) -> HttpResponse:
    """Show them; try others; keep them."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    choosing = selectors.own_choosing(actor)
    units = [(str(unit.id), unit.name) for unit in units_in_region(actor) if unit.is_active]
    initial = {flag.value: choosing.weights[flag] for flag in Flag} | {"version": choosing.version}
    form = WeightsForm(request.POST or None, units=units, initial=initial)
    tried = None
    if form.is_valid():
        with said_in(form):
            if "try" in request.POST:
                tried = _try(request, actor, form)
            else:
                return _save(request, actor, form)
    return show(
        request,
        "staff/log_review/weights.html",
        form=form,
        tried=tried,
        version=form.data.get("version") or choosing.version,
        status=422 if form.errors else 200,
    )


def _save(request: AdministrationRequest, actor: AdministratorActor, form: WeightsForm) -> HttpResponse:
    try:
        services.change_weights(actor, weights=form.weights(), seen_version=form.cleaned_data["version"])
    except ChangedMeanwhile:
        form.add_error(None, _("Någon annan har ändrat vikterna sedan du öppnade sidan. Ladda om den och börja om."))
        return show(request, "staff/log_review/weights.html", form=form, tried=None, version="", status=409)
    return done(request, _("Vikterna är sparade. De gäller från nästa kontroll."), to="staff:log_review:weights")


def _try(request: AdministrationRequest, actor: AdministratorActor, form: WeightsForm) -> dict[str, Any] | None:
    unit_id = form.cleaned_data["unit"]
    if unit_id is None:
        form.add_error("unit", _("Välj en av regionens enheter."))
        return None
    found: TriedWeights = disclose(request.actor, selectors.tried_weights(actor, unit_id, form.weights()))
    return {
        "unit_name": found.unit_name,
        "days": days(found.first_day, found.last_day),
        "count": len(found.chosen),
        "came_in": found.came_in,
        "left_out": [_row(one) for one in found.left_out],
        "rows": [_row(one) for one in found.chosen[:_SHOWN]],
        "shown": _SHOWN,
        "flags": [
            {"name": FLAG_NAMES[flag], "before": found.flags_before[flag], "after": found.flags_after[flag]}
            for flag in Flag
        ],
    }


def _row(one: TriedEntry) -> dict[str, Any]:
    return {"after": one.after, "before": one.before, "why": " · ".join(flag_name(found) for found in one.flags)}
