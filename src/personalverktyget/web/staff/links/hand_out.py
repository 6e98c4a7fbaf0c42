"""Which units have a link service: a pasted list of HSA-ids, checked line by line; and taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.link_services import selectors, services
from personalverktyget.domain.link_services.read_models import CheckedUnit, UnitState
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.links.forms import UnitsForm
from personalverktyget.web.staff.links.pages import regional
from personalverktyget.web.staff.residents.forms import ids_in

_LOOKS = {UnitState.VALID: "active", UnitState.HAS_IT: "closed"}


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def units(request: AdministrationRequest, service_id: UUID) -> HttpResponse:
    """Check a list, hand out to those who can have it, or take back from those that are ticked."""
    link = selectors.link_service(regional(request), service_id)
    taking = "take_back" in request.POST
    form = UnitsForm(request.POST if request.method == "POST" and not taking else None)
    rows: tuple[CheckedUnit, ...] = ()
    if taking:
        form = UnitsForm({})
        with said_in(form, also=NotPossibleNow):
            return done(request, _taken_back(request, service_id), to="staff:links:units", service_id=service_id)
    elif form.is_bound and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            rows = selectors.checked_units(regional(request), service_id, form.cleaned_data["units"])
            valid = [row.unit_id for row in rows if row.state is UnitState.VALID and row.unit_id]
            if "hand_out" in request.POST and valid:
                return done(request, _handed_out(request, service_id, valid), to="staff:links:units",
                            service_id=service_id)  # fmt: skip
    return show(
        request,
        "staff/links/units.html",
        link=link,
        form=form,
        lines=[_line(row) for row in rows],
        valid=sum(row.state is UnitState.VALID for row in rows),
        units=selectors.units_with_link(regional(request), service_id),
        status=422 if form.errors else 200,
    )


def _handed_out(request: AdministrationRequest, service_id: UUID, valid: list[UUID]) -> str:
    count = services.hand_out_link(regional(request), service_id, units=valid)
    words = ngettext("Tjänsten är utdelad till %(count)s enhet.", "Tjänsten är utdelad till %(count)s enheter.", count)
    return words % {"count": count}


def _taken_back(request: AdministrationRequest, service_id: UUID) -> str:
    count = services.take_back_link(regional(request), service_id, units=ids_in(request.POST.getlist("chosen")))
    words = ngettext(
        "Tjänsten är tillbakatagen från %(count)s enhet.", "Tjänsten är tillbakatagen från %(count)s enheter.", count
    )
    return words % {"count": count}


def _line(row: CheckedUnit) -> dict[str, Any]:
    said = {
        UnitState.VALID: _("Kan få tjänsten"),
        UnitState.HAS_IT: _("Har den redan"),
        UnitState.DOUBLE: _("Samma HSA-id som på rad %(place)s") % {"place": row.double_of},
        UnitState.UNKNOWN: _("Det finns ingen enhet med det HSA-id:t. Kontrollera att det är rätt."),
        UnitState.OUTSIDE: _("Hör till en annan region"),
    }[row.state]
    kind = _LOOKS.get(row.state, "returned")
    return {"place": row.place, "hsa_id": row.hsa_id[:64], "name": row.name, "said": said, "kind": kind}
