"""What the unit has sent and is writing."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.read_models import DispatchRow
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.outreach.many_words import read_by, to_whom
from personalverktyget.web.staff.outreach.words import name_of, number_of, outcome_of


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def dispatches(request: StaffRequest) -> HttpResponse:
    """The latest first, with what has become of each."""
    after = request.GET.get("efter", "")
    page = disclose(request.actor, selectors.dispatches(request.actor, after=after))
    return show(
        request,
        "staff/outreach/list.html",
        rows=[_row(row) for row in page.rows],
        next_url=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
    )


def _row(row: DispatchRow) -> dict[str, Any]:
    routes = ("write", "sent") if row.is_single else ("many_write", "many")
    route = routes[row.state is not DispatchState.PREPARING]
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
