"""Whom to ring, since they have not read what the unit sent: one press keeps how it went."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.call_states import WAITING, CallAction, CallState
from personalverktyget.domain.outreach.selectors.calls import CallRow, Phone
from personalverktyget.domain.people.mobiles import written_mobile
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page
from personalverktyget.web.shared.unit_pages import phone_link
from personalverktyget.web.staff.outreach.follow_up_words import CALLS
from personalverktyget.web.staff.outreach.words import name_of, number_of

_HERE = "staff:outreach:calls"


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def calls(request: StaffRequest) -> HttpResponse:
    """Those to make, or those that are settled."""
    problem, failed = "", ""
    if request.method == "POST":
        try:
            return _recorded(request)
        except InvalidInput as error:
            problem, failed = str(error), request.POST.get("call", "")
    is_waiting, after = request.GET.get("visa") != "klara", request.GET.get("efter", "")
    page = disclose(request.actor, selectors.calls(request.actor, is_waiting=is_waiting, after=after))
    more = {"efter": page.next_cursor} | ({} if is_waiting else {"visa": "klara"})
    return show(
        request,
        "staff/outreach/calls.html",
        rows=[_row(row, problem if str(row.id) == failed else "", request) for row in page.rows],
        is_waiting=is_waiting,
        views=_views(is_waiting=is_waiting),
        next_url=f"?{urlencode(more)}" if page.next_cursor else "",
        longest=services.LONGEST_NOTE,
        errors=[(f"note-{failed}", problem)] if problem else [],
        status=422 if problem else 200,
    )


def _recorded(request: StaffRequest) -> HttpResponse:
    """What the button says. A press that says nothing leads back."""
    with suppress(ValueError):
        call, action = UUID(request.POST.get("call", "")), CallAction(request.POST.get("action", ""))
        services.record_call(request.actor, call, action, note=request.POST.get("note", ""))
        words = {
            CallAction.SPEAK: _("Samtalet är noterat. Det ligger bland de klara."),
            CallAction.MISS: _("Noterat att ingen svarade. Samtalet ligger kvar."),
        }
        return done(request, words.get(action, _("Samtalet ligger bland dem att ringa igen.")), to=_HERE)
    return HttpResponseRedirect(reverse(_HERE), status=SEE_OTHER)


def _views(*, is_waiting: bool) -> list[NavItem]:
    address = reverse(_HERE)
    return [
        NavItem(label=_("Att ringa"), url=address, current=is_waiting),
        NavItem(label=_("Klara samtal"), url=f"{address}?visa=klara", current=not is_waiting),
    ]


def _row(row: CallRow, problem: str, request: StaffRequest) -> dict[str, Any]:
    route = "staff:outreach:sent" if row.is_single else "staff:outreach:many"
    return {
        "id": row.id,
        "name": name_of(row.person),
        "number": number_of(row.person),
        "phones": _phones(row),
        "is_child": row.is_child,
        "subject": row.subject,
        "url": reverse(route, kwargs={"dispatch_id": row.dispatch_id}),
        "sent": formats.moment(row.delivered_at),
        "since": formats.moment(row.made_at),
        "tone": "active" if row.state is CallState.TO_MAKE else "waiting" if row.state in WAITING else "closed",
        "words": CALLS[row.state],
        "tried": _tried(row),
        "note": request.POST.get("note", "") if problem else row.note,
        "problem": problem,
        "can_undo": row.state is CallState.MADE,
    }


def _phones(row: CallRow) -> list[dict[str, str]]:
    """Whom to ring where: herself, or those who read in a child's place."""
    reached = row.guardians if row.is_child else [Phone("", row.mobile)] if row.mobile else []
    return [{"name": one.name, "mobile": written_mobile(one.mobile), "link": phone_link(one.mobile)} for one in reached]


def _tried(row: CallRow) -> str:
    """Who rang last, when, and how many times somebody has."""
    if not row.attempts or row.settled_at is None:
        return formats.moment(row.settled_at).capitalize() if row.settled_at else ""
    times = ngettext("%(count)s försök", "%(count)s försök", row.attempts) % {"count": row.attempts}
    return _("%(times)s, senast %(when)s av %(name)s") % {
        "times": times,
        "when": formats.moment(row.settled_at),
        "name": row.settled_by,
    }
