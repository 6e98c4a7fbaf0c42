"""The resident's inbox: her cases, and what she has begun to write."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases.read_models import Inbox, ResidentCaseRow
from personalverktyget.domain.cases.selectors import inbox as inbox_of
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.outreach import selectors
from personalverktyget.web.resident.messages.messages import inbox_line
from personalverktyget.web.resident.sentences import status_sentence
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show

# So many messages stand above the cases; the others have a list of their own.
_MESSAGES: Final = 5


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the inbox."""

    headline: str
    number: int
    name: str
    unit: str
    url: str
    status: str
    when: str
    when_exact: str
    has_unread: bool
    asks: bool
    about: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A form that was begun."""

    name: str
    unit: str
    url: str
    discard_url: str
    saved: str
    about: str


@require_GET
@resident_page()
def inbox(request: ResidentRequest) -> HttpResponse:
    """What she has sent, where it stands, and what she has begun to write."""
    after = request.GET.get("efter", "")
    found = disclose(request.actor, inbox_of(request.actor, after=after))
    come = None if after else disclose(request.actor, selectors.messages(request.actor, at_most=_MESSAGES))
    more = f"?{urlencode({'efter': found.next_cursor})}" if found.next_cursor else ""
    return show(
        request,
        "resident/inbox/inbox.html",
        open_cases=_lines(found, is_closed=False),
        closed_cases=_lines(found, is_closed=True),
        drafts=tuple(_draft_lines(found)),
        messages_to_her=[inbox_line(line) for line in come.lines] if come else (),
        has_more_messages=bool(come and come.next_cursor),
        more=more,
        is_later_page=bool(after),
    )


def _lines(found: Inbox, *, is_closed: bool) -> tuple[CaseLine, ...]:
    """The open or the closed ones, those first that the unit waits for an answer in."""
    lines = (_case_line(row) for row in found.cases if (row.state is State.CLOSED) is is_closed)
    return tuple(sorted(lines, key=lambda line: not line.asks))


def _case_line(row: ResidentCaseRow) -> CaseLine:
    return CaseLine(
        headline=row.headline,
        number=row.number,
        name=row.case_type if row.headline != row.case_type else "",
        unit=row.unit,
        url=reverse("resident:cases:case", kwargs={"case_id": row.id}),
        status=status_sentence(row.state, unit=row.unit, due_at=row.due_at),
        when=formats.moment(row.last_event_at),
        when_exact=formats.iso(row.last_event_at),
        has_unread=row.has_unread,
        asks=row.state is State.AWAITING_RESIDENT,
        about=row.about,
    )


def _draft_lines(found: Inbox) -> Iterator[DraftLine]:
    for row in found.drafts:
        draft = {"draft_id": row.id}
        yield DraftLine(
            name=row.case_type,
            unit=row.unit,
            url=reverse("resident:forms:resume", kwargs=draft),
            discard_url=reverse("resident:forms:discard", kwargs=draft),
            saved=formats.moment(row.saved_at),
            about=row.about,
        )
