"""Handing a region's central case type out to its units, and taking it back once it is clear what that means."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import HandOutRow
from personalverktyget.domain.cases.selectors import case_type_in_use
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.offer_forms import HandOutForm
from personalverktyget.web.staff.case_types.consequences import of_taking_back


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def hand_out(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """The region's units: choose some, all, or all of a kind, and give."""
    actor = _regional(request)
    rows = selectors.hand_outs(actor, case_type_id)
    form = HandOutForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            is_open = form.cleaned_data["is_open"]
            count = services.hand_out(actor, case_type_id, units=_chosen(form, rows), is_open=is_open)
            words = ngettext(
                "Ärendetypen är utdelad till %(count)s enhet.", "Ärendetypen är utdelad till %(count)s enheter.", count
            )
            return done(request, words % {"count": count}, to="staff:hand_out", case_type_id=case_type_id)
    return _shown(request, case_type_id, form, rows)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def take_back(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Say what comes of taking it back from those that were chosen, every one where none was; or do it."""
    actor = _regional(request)
    rows = selectors.hand_outs(actor, case_type_id)
    form = HandOutForm(request.POST if request.method == "POST" else {"among": "all"}, rows=rows)
    if not form.is_valid():
        return _shown(request, case_type_id, form, rows)
    if "confirmed" in request.POST:
        with said_in(form, also=NotPossibleNow):
            count = services.take_back(actor, case_type_id, units=_chosen(form, rows))
            words = ngettext(
                "Ärendetypen är tillbakatagen från %(count)s enhet. Öppna ärenden påverkas inte.",
                "Ärendetypen är tillbakatagen från %(count)s enheter. Öppna ärenden påverkas inte.",
                count,
            )
            return done(request, words % {"count": count}, to="staff:hand_out", case_type_id=case_type_id)
    having = [row for row in rows if row.is_handed_out]
    held = [row for row in having if row.unit_id in _chosen(form, rows)]
    if form.is_valid() and not held:
        form.add_error(None, _("Ingen av enheterna har ärendetypen. Inget är ändrat."))
    if form.errors:
        return _shown(request, case_type_id, form, rows)
    return show(
        request,
        "staff/administration/take_back.html",
        case_type=selectors.case_type_settings(actor, case_type_id),
        held=held,
        is_every=len(held) == len(having),
        consequences=of_taking_back(case_type_in_use(actor, case_type_id, units=[row.unit_id for row in held])),
    )


def _shown(
    request: AdministrationRequest, case_type_id: UUID, form: HandOutForm, rows: Sequence[HandOutRow]
) -> HttpResponse:
    return show(
        request,
        "staff/administration/hand_out.html",
        form=form,
        rows=rows,
        chosen=set(request.POST.getlist("units")),
        case_type=selectors.case_type_settings(request.actor, case_type_id),
        handed_out=sum(row.is_handed_out for row in rows),
        status=422 if form.errors else 200,
    )


def _regional(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    return actor


def _chosen(form: HandOutForm, rows: Sequence[HandOutRow]) -> set[UUID]:
    """Those that the form means: ticked one by one, every one, or every one of a kind."""
    match form.cleaned_data["among"]:
        case "all":
            return {row.unit_id for row in rows}
        case "kind":
            return {row.unit_id for row in rows if row.kind == form.cleaned_data["kind"]}
    return {UUID(unit) for unit in form.cleaned_data["units"]}
