"""A unit's needs-and-risk analysis: one page, recorded before the first role is given."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import selectors, services
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    StaffRequest,
    administration_page,
    done,
    said_in,
    show,
    staff_page,
)
from personalverktyget.web.staff.administration.forms import AnalysisForm


@staff_page(Permission.MANAGE_UNIT)
def own_unit_analysis(request: StaffRequest) -> HttpResponse:
    """The analysis of the actor's own unit."""
    return _analysis(request, request.actor.unit_id, back="staff:grants")


@administration_page(Permission.ADMINISTER_REGION)
def unit_analysis(request: AdministrationRequest, unit_id: UUID) -> HttpResponse:
    """The analysis of a unit in the actor's region."""
    return _analysis(request, unit_id, back="staff:region_unit", of={"unit_id": unit_id})


def _analysis(
    request: StaffRequest | AdministrationRequest, unit_id: UUID, *, back: str, of: dict[str, Any] | None = None
) -> HttpResponse:
    latest = selectors.latest_analysis(request.actor, unit_id)
    initial = {"needs": latest.needs, "risks": latest.risks, "measures": latest.measures} if latest else None
    form = AnalysisForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.record_needs_and_risk_analysis(request.actor, unit_id, **form.cleaned_data)
            return done(request, _("Behovs- och riskanalysen är registrerad."), to=back, **(of or {}))
    return show(
        request,
        "staff/administration/analysis.html",
        form=form,
        latest=latest,
        back_url=reverse(back, kwargs=of),
        status=422 if form.errors else 200,
    )
