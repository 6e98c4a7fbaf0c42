"""The queues, and the search among the cases that one may see."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.cases.read_models import CaseList
from personalverktyget.domain.cases.selectors import View
from personalverktyget.domain.cases.selectors.chosen import Standing
from personalverktyget.web.shared.pages import StaffRequest, done, show, staff_page
from personalverktyget.web.staff.cases import searches
from personalverktyget.web.staff.cases.queues import Queue, chosen_queue, queues_of
from personalverktyget.web.staff.cases.rows import list_page, search_page

LONGEST_SEARCH = 200
# What is new in the list of everything is what nobody has yet.
_COUNTED_AS = {View.ALL: "unassigned"}
# The lists whose residents can be written to together, and how recipients are chosen among their cases.
_WRITTEN_TO: Final[Mapping[View, dict[str, Any]]] = {
    View.ALL: {"lage": Standing.OPEN},
    View.MINE: {"lage": Standing.OPEN},
    View.CLOSED: {"lage": Standing.CLOSED},
}
# Where the handler is the same in every row, it needs no column.
_ONE_HANDLER = (View.MINE, View.UNASSIGNED)


@require_POST
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def search(request: StaffRequest) -> HttpResponse:
    """Keep what is searched for and lead to what is found: neither a name nor a number stands in an address."""
    text = request.POST.get("q", "").strip()[:LONGEST_SEARCH]
    return done(request, "", to="staff:cases:found", word=searches.keep(request, text)) if text else _to_list()


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def found(request: StaffRequest, word: str) -> HttpResponse:
    """What was searched for; the list where it is forgotten, as after a new sign-in."""
    text = searches.kept(request, word)
    return _hits(request, text, word) if text else _to_list()


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def case_list(request: StaffRequest) -> HttpResponse:
    """One of the queues; with ``q`` what was searched for, for links that others make to a case's number."""
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    if text:
        return _hits(request, text)
    queue = chosen_queue(request.actor, request.GET.get("vy", ""))
    cursors = {"after": request.GET.get("efter", ""), "before": request.GET.get("fore", "")}
    cases = selectors.case_list(request.actor, queue.view, **cursors)
    return show(
        request,
        "staff/cases/list.html",
        cases,
        present=partial(list_page, slug=queue.slug),
        queue=queue,
        others=_others(request, queue),
        is_first_page=not any(cursors.values()),
        shows_handler=request.actor.may(Permission.SEE_UNIT_CASES) and queue.view not in _ONE_HANDLER,
        is_closed=queue.view is View.CLOSED,
        counted=_count(request.queue_counts, queue),  # type: ignore[attr-defined]
        to_many=_to_many(request.actor, queue),
    )


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def news(request: StaffRequest) -> HttpResponse:
    """Whether cases have come since the page was shown: words and a count, no person, so nothing is logged."""
    queue = chosen_queue(request.actor, request.GET.get("vy", ""))
    count = _count(selectors.queue_counts(request.actor), queue)
    seen = request.GET.get("antal", "")
    new = count - int(seen) if seen.isdecimal() and len(seen) < 6 else 0
    words = ngettext("%(count)s nytt ärende, visa", "%(count)s nya ärenden, visa", new) % {"count": new}
    return JsonResponse({"count": count, "words": words if new > 0 else ""})


def _hits(request: StaffRequest, text: str, word: str = "") -> HttpResponse:
    cases = disclose(request.actor, selectors.cases_found(request.actor, text))
    to_many = _to_those_found(request, cases, word) if word else ""
    return show(request, "staff/cases/search.html", cases=search_page(cases), q=text, to_many=to_many)


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("staff:cases:list"))


def _count(counts: Any, queue: Queue) -> int:
    return int(getattr(counts, _COUNTED_AS.get(queue.view, queue.view), 0))


def _to_many(actor: StaffActor, queue: Queue) -> str:
    """Where one writes to those who have the cases of a list; nothing where that is not one's to do."""
    if queue.view not in _WRITTEN_TO or not actor.may(Permission.SEND_MESSAGES):
        return ""
    chosen = _WRITTEN_TO[queue.view] | ({"handlaggare": actor.staff_id} if queue.view is View.MINE else {})
    return f"{reverse('staff:outreach:new_many')}?{urlencode(chosen)}"


def _to_those_found(request: StaffRequest, cases: CaseList, word: str) -> str:
    """The same for what was searched for, where all of it is shown: nobody is written to whom she has not seen."""
    residents = {row.person.resident_id for row in cases.rows}
    if cases.has_more or len(residents) < 2 or not request.actor.may(Permission.SEND_MESSAGES):
        return ""
    searches.keep_seen(request, word, (row.id for row in cases.rows))
    return f"{reverse('staff:outreach:new_many')}?{urlencode({'sokning': word})}"


def _others(request: StaffRequest, queue: Queue) -> list[Queue]:
    """Where to go from an empty list: the first other queues that one has."""
    return [other for other in queues_of(request.actor) if other is not queue and other.view is not View.CLOSED][:2]
