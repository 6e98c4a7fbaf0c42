"""Who has opened what is hers."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from personalverktyget.base.clock import local
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.doings import Doing
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show

_DOINGS: Final[dict[Doing, Promise | str]] = {
    Doing.OPENED_CASE: lazy("Öppnade ditt ärende"),
    Doing.WORKED_ON_CASE: lazy("Arbetade med ditt ärende"),
    Doing.OPENED_FILE: lazy("Öppnade en fil i ett ärende"),
    Doing.LISTED: lazy("Såg dig i en lista"),
    Doing.LOOKED_UP: lazy("Sökte fram dig"),
    Doing.MESSAGE: lazy("Arbetade med ett meddelande till dig"),
    Doing.REVIEWED_LOG: lazy("Kontrollerade loggen, där du finns med"),
    Doing.PRINTED: lazy("Skrev ut något om dig"),
    Doing.OTHER: lazy("Hanterade uppgifter om dig"),
}


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


@require_GET
@resident_page()
def own_log(request: ResidentRequest) -> HttpResponse:
    """What staff have done with what is hers, the latest day first."""
    after = request.GET.get("efter", "")
    page = disclose(request.actor, selectors.own_log(request.actor, after=after))
    days = groupby(page.lines, key=lambda line: local(line.last_at).date())
    return show(
        request,
        "resident/log/own_log.html",
        days=[(formats.day(day), [_line(line) for line in lines]) for day, lines in days],
        more=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
    )


def _line(line: OwnLogLine) -> Line:
    return Line(
        what=str(_DOINGS[line.doing]),
        case=str(line.case_number or ""),
        case_url=reverse("resident:cases:case", kwargs={"case_id": line.case_id}) if line.case_id else "",
        who=_who(line),
        unit=line.unit or _("Regionens förvaltning"),
        when=_when(line),
        exact=formats.iso(line.last_at),
    )


def _who(line: OwnLogLine) -> str:
    if line.name and line.title:
        return f"{line.name}, {line.title}"
    return line.name or line.title or _("En medarbetare")


def _when(line: OwnLogLine) -> str:
    first, last = formats.time_of_day(line.first_at), formats.time_of_day(line.last_at)
    if line.count == 1:
        return last
    times = ngettext("%(count)s gång", "%(count)s gånger", line.count) % {"count": formats.number(line.count)}
    return f"{last}, {times}" if first == last else f"{first}–{last}, {times}"
