"""A unit's request to have a central case type taken away: asking, and the region's answer."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.governance.states import RequestState
from personalverktyget.domain.case_types.read_models import Removal
from personalverktyget.domain.organisation.selectors import own_region
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    StaffRequest,
    administration_page,
    done,
    said_in,
    show,
    staff_page,
)
from personalverktyget.web.staff.administration.governance_forms import AnswerForm, RemovalForm

_STATES: dict[RequestState, tuple[Promise, str]] = {
    RequestState.ASKED: (lazy("Väntar på svar"), "waiting"),
    RequestState.GRANTED: (lazy("Ja, borttagen"), "closed"),
    RequestState.DECLINED: (lazy("Nej, finns kvar"), "active"),
    RequestState.RETRACTED: (lazy("Återtagen"), "closed"),
}


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def ask(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    """Ask the region to take a central case type away from the unit; or take the request back."""
    found = next((row for row in selectors.own_offers(request.actor) if row.id == offered_id), None)
    if found is None or not found.is_central:
        raise NotFound
    asked = [row for row in selectors.removals_asked_by_unit(request.actor) if row.case_type_id == found.case_type_id]
    waiting = next((row for row in asked if row.state is RequestState.ASKED), None)
    action = request.POST.get("action", "")
    form = RemovalForm(request.POST if action == "ask" else None)
    if action == "retract" and waiting is not None:
        services.retract_removal(request.actor, waiting.id)
        return done(request, _("Begäran är återtagen."), to="staff:removal", offered_id=offered_id)
    if action == "ask" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.request_removal(request.actor, offered_id, reason=form.cleaned_data["reason"])
            return done(request, _("Begäran är skickad till regionen."), to="staff:removal", offered_id=offered_id)
    return show(
        request,
        "staff/administration/removal.html",
        offer=found,
        form=form,
        waiting=removal_row(waiting) if waiting else None,
        before=[removal_row(row) for row in asked if row is not waiting],
        status=422 if form.errors else 200,
    )


@require_GET
@administration_page(Permission.ADMINISTER_REGION)
def removals(request: AdministrationRequest) -> HttpResponse:
    """Requests of the region's units: those that wait, and those that are settled."""
    actor = _regional(request)
    waiting, settled = selectors.removals_in_region(actor)
    return show(
        request,
        "staff/administration/removals.html",
        waiting=[removal_row(row) for row in waiting],
        settled=[removal_row(row) for row in settled],
        contact=own_region(actor).contact_address,
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def answer(request: AdministrationRequest, request_id: UUID) -> HttpResponse:
    """Say yes or no to one of them."""
    actor = _regional(request)
    found = selectors.removal(actor, request_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            is_granted = form.cleaned_data["verdict"] == "yes"
            services.answer_removal(actor, request_id, is_granted=is_granted, answer=form.cleaned_data["answer"])
            if is_granted:
                words = _("Svaret är sparat. Ärendetypen är tillbakatagen från enheten.")
            else:
                words = _("Svaret är sparat. Enheten ser det på sin sida.")
            return done(request, words, to="staff:removals")
    return show(
        request,
        "staff/administration/removal_answer.html",
        row=removal_row(found),
        is_open=found.state is RequestState.ASKED,
        form=form,
        status=422 if form.errors else 200,
    )


def removal_row(removal: Removal) -> dict[str, object]:
    """A request with its words."""
    words, tone = _STATES[removal.state]
    return {
        "removal": removal,
        "words": str(words),
        "tone": tone,
        "asked": formats.moment(removal.asked_at),
        "settled": formats.moment(removal.settled_at) if removal.settled_at else "",
    }


def _regional(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    return actor
