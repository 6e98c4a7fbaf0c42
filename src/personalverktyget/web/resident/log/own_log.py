"""Who has opened what is hers."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from personalverktyget.base.clock import local
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.domain.log_review.told import merged
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.told_words import DOINGS, times, where, who, why


@dataclass(frozen=True, slots=True)
class Line:
    """A line in words."""

    what: str
    case: str
    case_url: str
    who: str
    unit: str
    when: str
    exact: str
    # The reason that was chosen for opening a closed case.
    why: str
    # Where she asks about it, or the case that she has asked in; and which of a day's lines it is, to be read out.
    ask_url: str
    asked_url: str
    spoken: str


@require_GET
@resident_page()
def own_log(request: ResidentRequest) -> HttpResponse:
    """What staff have done with what is hers, the latest day first."""
    after = request.GET.get("efter", "")
    page = disclose(request.actor, selectors.own_log(request.actor, after=after))
    days = groupby(merged(page.lines), key=lambda line: local(line.last_at).date())
    return show(
        request,
        "resident/log/own_log.html",
        days=[(formats.day(day), [_line(line, page.asked) for line in lines]) for day, lines in days],
        more=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
    )


def _line(line: OwnLogLine, asked: Mapping[UUID, UUID]) -> Line:
    case_id = next((asked[entry] for entry in line.entries if entry in asked), None)
    return Line(
        what=str(DOINGS[line.doing]),
        case=str(line.case_number or ""),
        case_url=_case(line.case_id),
        who=who(line),
        unit=where(line),
        when=times(line),
        exact=formats.iso(line.last_at),
        why=why(line) if line.reason else "",
        ask_url=reverse("resident:ask_about_entry", kwargs={"entry_id": line.entries[0]}),
        asked_url=_case(case_id),
        spoken=f"{DOINGS[line.doing]}, {formats.exact(line.last_at)}",
    )


def _case(case_id: UUID | None) -> str:
    return reverse("resident:cases:case", kwargs={"case_id": case_id}) if case_id else ""
