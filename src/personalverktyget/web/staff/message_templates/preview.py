"""A message as a resident reads it, with values that one writes oneself."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors
from personalverktyget.domain.message_templates.content import PARTS
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.variables import filled_where_known, recipient_variables, variables_in
from personalverktyget.domain.organisation.selectors import own_region, own_unit
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show

LONGEST_VALUE = 500


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def preview(request: AdministrationRequest, template_id: UUID) -> HttpResponse:
    """What is written, or what is live where nothing is being written."""
    found = selectors.template_overview(request.actor, template_id)
    content = drawn(request.actor, found.content.parts, request.GET)
    if found.kind is TemplateKind.POPULATION:
        content["sender"] = _region(request.actor)
    return show(
        request,
        "staff/message_templates/preview.html",
        found=found,
        back_route="staff:message_templates:template",
        **content,
    )


def drawn(actor: StaffActor | AdministratorActor, parts: Mapping[str, str], data: QueryDict) -> dict[str, Any]:
    """The message, its fields for values, and what would stop it from being sent."""
    names = variables_in(parts[name] for name in PARTS)
    values = _values(actor, names, data)
    return {
        "parts": {name: filled_where_known(parts[name], values) for name in PARTS},
        "fields": [{"id": f"varde-{place}", "name": name, "value": values[name]} for place, name in enumerate(names)],
        "missing": [name for name in names if not values[name].strip()],
        "own": recipient_variables(parts[name] for name in PARTS),
        "sender": _sender(actor),
    }


def _region(actor: StaffActor | AdministratorActor) -> dict[str, str]:
    assert isinstance(actor, AdministratorActor)  # Only a region has templates of this kind.
    region = own_region(actor)
    return {"name": region.name, "hsa_id": region.hsa_id}


def _values(actor: StaffActor | AdministratorActor, names: Iterable[str], data: QueryDict) -> dict[str, str]:
    """What was written, and otherwise what the unit has or an example."""
    known = _known(actor)
    return {name: data.get(f"varde-{name}", known.get(name, ""))[:LONGEST_VALUE] for name in names}


def _known(actor: StaffActor | AdministratorActor) -> dict[str, str]:
    known = {"namn": "Anna Andersson", "svarstid": _("inom 3 arbetsdagar"), "öppettider": "måndag–fredag 8.00–17.00"}
    known |= {"avsändare": actor.name, "enhet": "Exempelvårdcentralen", "telefon": "08-12 34 56"}
    if isinstance(actor, StaffActor):
        known |= {"enhet": actor.unit_name, "telefon": own_unit(actor).phone or known["telefon"]}
    return known


def _sender(actor: StaffActor | AdministratorActor) -> dict[str, str]:
    if isinstance(actor, StaffActor):
        return {"name": actor.unit_name, "hsa_id": actor.unit_hsa_id}
    return {"name": "Exempelvårdcentralen", "hsa_id": _("enhetens HSA-id")}
