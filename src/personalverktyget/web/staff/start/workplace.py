"""The place to work at: one at a time, with the roles that are held there."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access import selectors, services
from personalverktyget.domain.access.read_models import Workplace
from personalverktyget.web.shared import sessions
from personalverktyget.web.shared.pages import SignedInStaffRequest, show, signed_in_staff_page
from personalverktyget.web.shared.words import role_names
from personalverktyget.web.staff.start.onwards import NEXT, asked_for, onwards

SEE_OTHER = 303
# What stands for the nation, which has no id.
NATION = "nationellt"


@dataclass(frozen=True, slots=True)
class Choice:
    """A workplace, ready to be shown."""

    value: str
    name: str
    roles: str
    is_current: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_staff_page(reason="everybody chooses among the own workplaces, or is told that there is none")
def workplace(request: SignedInStaffRequest) -> HttpResponse:
    """Show the own workplaces; work at the chosen one from now on."""
    if isinstance(request.actor, SignedInStaff) and not selectors.has_accepted_terms(request.actor):
        query = f"?{urlencode({NEXT: asked_for(request)})}" if asked_for(request) else ""
        return HttpResponseRedirect(reverse("staff:terms") + query)
    if request.method == "POST":
        chosen = _workplace_id(request.POST.get("arbetsplats", ""))
        services.choose_workplace(request.actor, chosen)
        sessions.work_at(request, chosen)
        return HttpResponseRedirect(onwards(request), status=SEE_OTHER)
    current = _current(request.actor)
    choices = [_choice(place, current) for place in selectors.workplaces(request.actor)]
    return show(request, "staff/start/workplace.html", choices=choices, next=asked_for(request), current=current)


def _workplace_id(value: str) -> UUID | None:
    if value == NATION:
        return None
    try:
        return UUID(value)
    except ValueError as error:
        raise NotFound from error


def _current(actor: SignedInStaff | StaffActor | AdministratorActor) -> str:
    if isinstance(actor, StaffActor):
        return str(actor.unit_id)
    if isinstance(actor, AdministratorActor):
        return str(actor.region_id or NATION)
    return ""


def _choice(place: Workplace, current: str) -> Choice:
    value = str(place.id or NATION)
    name = place.name or _("Nationell förvaltning")
    return Choice(value=value, name=name, roles=role_names(place.roles), is_current=value == current)
