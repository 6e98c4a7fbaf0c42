"""A message to the population that has been handed over: how far it has come, and what can be done about it."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import SentDispatch
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.outreach.ending import recalled, stopped
from personalverktyget.web.staff.outreach.many_sent import MOVING, frame_of, frozen_words
from personalverktyget.web.staff.outreach.many_words import progress_lines
from personalverktyget.web.staff.outreach.words import HALTS
from personalverktyget.web.staff.population.pages import administrator, on_to
from personalverktyget.web.staff.population.words import selection_words, unreachable_words

_STEPS: Final[Mapping[str, Callable[[AdministratorActor, UUID], None]]] = {
    "pause": services.pause_dispatch,
    "resume": services.resume_dispatch,
    "retry": services.retry_dispatch,
}


@require_GET
@administration_page(Permission.ADMINISTER_REGION, Permission.ADMINISTER_NATION)
def sent(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """What was written, to how many, and what has become of it: counts, and nobody."""
    actor = administrator(request)
    if request.headers.get("HX-Request"):
        dispatch = selectors.dispatch_standing(actor, dispatch_id)
    else:
        dispatch = disclose(actor, selectors.sent_dispatch(actor, dispatch_id))
    progress = dispatch.progress
    return show(
        request,
        "staff/population/sent.html",
        fragment="outcome",
        parts=message_parts(dispatch.texts),
        halted=HALTS[dispatch.halted_because] if dispatch.halted_because else "",
        is_on_its_way=dispatch.state in MOVING or dispatch.is_recalling,
        seconds_left=max(0, round((dispatch.send_at - now()).total_seconds())) if dispatch.send_at else 0,
        settled=progress.recipients - progress.waiting,
        frozen=frozen_words(dispatch),
        counts=progress_lines(dispatch),
        **frame(actor, dispatch),
    )


@require_POST
@administration_page(Permission.ADMINISTER_REGION)
def steer(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Take it back, pause it, go on, or try again."""
    actor, action = administrator(request), request.POST.get("action", "")
    if action == "undo":
        services.take_back(actor, dispatch_id)
        return on_to("review", dispatch_id=dispatch_id)
    if action not in _STEPS:
        return on_to("sent", dispatch_id=dispatch_id)
    _STEPS[action](actor, dispatch_id)
    words = {
        "pause": _("Utskicket är pausat."),
        "resume": _("Utskicket fortsätter."),
        "retry": _("Utskicket skickas en gång till."),
    }
    return done(request, words[action], to="staff:population:sent", dispatch_id=dispatch_id)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def stop(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Say what stopping does, then do it."""
    return stopped(request, administrator(request), dispatch_id, page="staff:population:sent")


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def recall(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Say what recalling does, then do it."""
    return recalled(request, administrator(request), dispatch_id, page="staff:population:sent")


def frame(actor: AdministratorActor, dispatch: SentDispatch) -> dict[str, Any]:
    """What stands around it on each of its pages: as of a unit's, and whom of the population it goes to."""
    found, selection = frame_of(dispatch), selectors.selection_seen(actor, dispatch.id)
    found["lines"].insert(0, (_("Från"), f"{dispatch.texts.unit} ({dispatch.texts.unit_hsa_id})"))
    found["lines"].insert(2, (_("Urval"), selection_words(selection)))
    if words := unreachable_words(selection):
        found["lines"].insert(3, (_("Nås inte"), words))
    return found
