"""A message from a unit: the list of them, one of them, and the form that it asks for."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.read_models import MessageLine
from personalverktyget.web.resident.messages.files import rows_of
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, resident_page, show
from personalverktyget.web.shared.unit_pages import phone_link


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A message in a list."""

    subject: str
    unit: str
    url: str
    when: str
    when_exact: str
    is_unread: bool
    asks: bool
    is_reminded: bool
    about: str


def inbox_line(line: MessageLine) -> InboxLine:
    """The line in words."""
    return InboxLine(
        subject=line.subject,
        unit=line.unit,
        url=reverse("resident:messages:message", kwargs={"message_id": line.id}),
        when=formats.moment(line.delivered_at),
        when_exact=formats.iso(line.delivered_at),
        is_unread=line.is_unread,
        asks=line.asks,
        is_reminded=line.reminded_at is not None,
        about=line.about,
    )


@require_GET
@resident_page()
def all_messages(request: ResidentRequest) -> HttpResponse:
    """The messages, the latest first."""
    after = request.GET.get("efter", "")
    page = disclose(request.actor, selectors.messages(request.actor, after=after))
    return show(
        request,
        "resident/messages/list.html",
        lines=[inbox_line(line) for line in page.lines],
        more=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
    )


@require_GET
@resident_page()
def message(request: ResidentRequest, message_id: UUID) -> HttpResponse:
    """One message. Opening it keeps that she has, unless she did before."""
    found = disclose(request.actor, selectors.message(request.actor, message_id))
    services.mark_opened(request.actor, message_id)
    return show(
        request,
        "resident/messages/message.html",
        message=found,
        parts=message_parts(found.texts),
        files=rows_of(message_id, found.files),
        when=formats.moment(found.delivered_at),
        iso=formats.iso(found.delivered_at),
        answered=formats.moment(found.answered_at) if found.answered_at else "",
        reminded=formats.moment(found.reminded_at) if found.reminded_at else "",
        phone_link=phone_link(found.texts.unit_phone),
    )


@require_POST
@resident_page()
def answer(request: ResidentRequest, message_id: UUID) -> HttpResponse:
    """Begin the form that the message asks for, or go on with it."""
    draft_id = services.begin_answer(request.actor, message_id)
    address = reverse("resident:forms:resume", kwargs={"draft_id": draft_id})
    return HttpResponseRedirect(address, status=SEE_OTHER)
