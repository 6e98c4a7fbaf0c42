"""What the unit has sent and is writing."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.read_models import DispatchRow
from personalverktyget.domain.outreach.selectors import DispatchView
from personalverktyget.domain.outreach.states import UNSENT
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.outreach.many_words import read_by, to_whom
from personalverktyget.web.staff.outreach.words import name_of, number_of, outcome_of

_VIEWS: Final[Mapping[DispatchView, Promise]] = {
    DispatchView.ALL: lazy("Alla"),
    DispatchView.WRITING: lazy("Skriver på"),
    DispatchView.AWAITING: lazy("Väntar på godkännande"),
    DispatchView.LEAVING: lazy("På väg"),
    DispatchView.SENT: lazy("Skickade"),
}
_NOTHING: Final[Mapping[DispatchView, Promise]] = {
    DispatchView.WRITING: lazy("Du skriver inte på något meddelande just nu."),
    DispatchView.AWAITING: lazy("Inget utskick väntar på godkännande."),
    DispatchView.LEAVING: lazy("Inget meddelande är på väg just nu."),
    DispatchView.SENT: lazy("Inget meddelande är skickat än."),
}


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def dispatches(request: StaffRequest) -> HttpResponse:
    """The latest first, with what has become of each; a part of them, or those that are searched for.

    What is searched for may name a resident, so it is sent as a form and never stands in an address.
    """
    view, search = _view(request), request.POST.get("q", "")[: selectors.LONGEST_SEARCH]
    after = request.POST.get("efter", "") or request.GET.get("efter", "")
    page = disclose(request.actor, selectors.dispatches(request.actor, view=view, search=search, after=after))
    return show(
        request,
        "staff/outreach/list.html",
        rows=[_row(row) for row in page.rows],
        views=_views(selectors.dispatch_counts(request.actor), view, is_searched=bool(search)),
        search=search,
        next_cursor=page.next_cursor,
        next_url=f"?{urlencode({'vy': view, 'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
        nothing=_NOTHING.get(view, ""),
        to_ring=selectors.calls_to_make(request.actor),
        to_print=selectors.letters_to_print(request.actor),
        prints=request.actor.may(Permission.SEE_UNIT_CASES),
    )


def _view(request: StaffRequest) -> DispatchView:
    with suppress(ValueError):
        return DispatchView(request.GET.get("vy", ""))
    return DispatchView.ALL


def _views(counts: Mapping[DispatchView, int], chosen: DispatchView, *, is_searched: bool) -> list[NavItem]:
    """All, what waits for somebody with how many there are, and what has been sent."""
    return [
        NavItem(
            label=str(label),
            url=f"?{urlencode({'vy': view})}" if view else reverse("staff:outreach:list"),
            count=formats.number(counts[view]) if counts.get(view) else "",
            current=view is chosen and not is_searched,
        )
        for view, label in _VIEWS.items()
        if view is not DispatchView.AWAITING or counts.get(view) or view is chosen
    ]


def _row(row: DispatchRow) -> dict[str, Any]:
    routes = ("write", "sent") if row.is_single else ("many_write", "many")
    route = routes[row.state not in UNSENT]
    tone, words = outcome_of(row)
    return {
        "url": reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": row.id}),
        "subject": row.subject,
        "name": name_of(row.person) if row.person else to_whom(row),
        "number": number_of(row.person) if row.person else read_by(row),
        "tone": tone,
        "words": words,
        "by": row.sent_by,
        "when": formats.moment(row.at),
        "iso": formats.iso(row.at),
    }
