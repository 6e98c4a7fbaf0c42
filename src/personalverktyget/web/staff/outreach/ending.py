"""Stopping a message to many, and recalling what is unread of it: said first, then done. A unit's and a region's."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.web.shared.pages import done, show
from personalverktyget.web.staff.outreach.many_words import recall_words, recipients_in_words


def stopped(request: HttpRequest, actor: Sender, dispatch_id: UUID, *, page: str) -> HttpResponse:
    """Say what stopping does, then do it. ``page`` is that of the dispatch, to which it leads back."""
    return _confirmed(request, actor, dispatch_id, page, "staff/outreach/many_stop.html", _stop)


def recalled(request: HttpRequest, actor: Sender, dispatch_id: UUID, *, page: str) -> HttpResponse:
    """The same of recalling."""
    return _confirmed(request, actor, dispatch_id, page, "staff/outreach/many_recall.html", _recall)


def _confirmed(
    request: HttpRequest,
    actor: Sender,
    dispatch_id: UUID,
    page: str,
    template: str,
    command: Callable[[Sender, UUID], str],
) -> HttpResponse:
    dispatch = disclose(actor, selectors.sent_dispatch(actor, dispatch_id))
    if request.method == "POST":
        return done(request, command(actor, dispatch_id), to=page, dispatch_id=dispatch_id)
    progress = dispatch.progress
    return show(
        request,
        template,
        dispatch=dispatch,
        back=reverse(page, kwargs={"dispatch_id": dispatch_id}),
        waiting=recipients_in_words(progress.waiting),
        unread=recipients_in_words(progress.delivered - progress.read),
        read=progress.read,
    )


def _stop(actor: Sender, dispatch_id: UUID) -> str:
    services.stop_dispatch(actor, dispatch_id)
    return _("Utskicket är stoppat.")


def _recall(actor: Sender, dispatch_id: UUID) -> str:
    return recall_words(services.recall_unread(actor, dispatch_id))
