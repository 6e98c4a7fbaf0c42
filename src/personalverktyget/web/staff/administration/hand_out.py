"""Handing a region's central case type out to its units, and taking it back."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import HandOutRow
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.offer_forms import HandOutForm


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def hand_out(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """The region's units: choose some, all, or all of a kind; give or take."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    rows = selectors.hand_outs(actor, case_type_id)
    form = HandOutForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            message = _done(actor, case_type_id, form, rows)
            return done(request, message, to="staff:hand_out", case_type_id=case_type_id)
    return show(
        request,
        "staff/administration/hand_out.html",
        form=form,
        rows=rows,
        chosen=set(request.POST.getlist("units")),
        case_type=selectors.case_type_settings(actor, case_type_id),
        handed_out=sum(row.is_handed_out for row in rows),
        status=422 if form.errors else 200,
    )


def _done(actor: AdministratorActor, case_type_id: UUID, form: HandOutForm, rows: Sequence[HandOutRow]) -> str:
    units = _chosen(form, rows)
    if form.cleaned_data["action"] == "take_back":
        count = services.take_back(actor, case_type_id, units=units)
        words = ngettext(
            "Ärendetypen är tillbakatagen från %(count)s enhet. Öppna ärenden påverkas inte.",
            "Ärendetypen är tillbakatagen från %(count)s enheter. Öppna ärenden påverkas inte.",
            count,
        )
        return words % {"count": count}
    count = services.hand_out(actor, case_type_id, units=units, is_open=form.cleaned_data["is_open"])
    words = ngettext(
        "Ärendetypen är utdelad till %(count)s enhet.", "Ärendetypen är utdelad till %(count)s enheter.", count
    )
    return words % {"count": count}


def _chosen(form: HandOutForm, rows: Sequence[HandOutRow]) -> set[UUID]:
    """Those that the form means: ticked one by one, every one, or every one of a kind."""
    match form.cleaned_data["among"]:
        case "all":
            return {row.unit_id for row in rows}
        case "kind":
            return {row.unit_id for row in rows if row.kind == form.cleaned_data["kind"]}
    return {UUID(unit) for unit in form.cleaned_data["units"]}
