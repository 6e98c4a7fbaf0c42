"""The recipients of a message to many: what has become of each, by outcome, number or name, and as a file."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.clock import local
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.many_read_models import RecipientExport, RecipientRow, SentDispatch
from personalverktyget.domain.outreach.recipients_found import LONGEST_SEARCH, OutcomeView, outcome_counts
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.tables.csv_tables import MEDIA_TYPE, csv_chunks
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.outreach.answer_table import streamed
from personalverktyget.web.staff.outreach.many_sent import recipient_rows
from personalverktyget.web.staff.outreach.many_words import outcome_in_words, reason_words, recipients_in_words
from personalverktyget.web.staff.outreach.words import name_of, number_of

_VIEWS: Final[Mapping[OutcomeView, Promise]] = {
    OutcomeView.ALL: lazy("Alla"),
    OutcomeView.WAITING: lazy("Väntar"),
    OutcomeView.UNREAD: lazy("Inte lästa"),
    OutcomeView.READ: lazy("Lästa"),
    OutcomeView.ANSWERED: lazy("Har svarat"),
    OutcomeView.UNANSWERED: lazy("Har inte svarat"),
    OutcomeView.NOT_REACHED: lazy("Kom inte fram"),
    OutcomeView.RECALLED: lazy("Återkallade"),
    OutcomeView.STOPPED: lazy("Skickades inte"),
}


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def recipients(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """To whom, with what each is told and what has become of it.

    What is searched for names a resident, so it is sent as a form and never stands in an address.
    """
    dispatch = disclose(request.actor, selectors.sent_dispatch(request.actor, dispatch_id))
    view, search = _view(request), request.POST.get("q", "")[:LONGEST_SEARCH]
    after = request.POST.get("efter", "") or request.GET.get("efter", "")
    found = selectors.recipients(
        request.actor, dispatch_id, view=OutcomeView.ALL if search else view, search=search, after=after
    )
    page = disclose(request.actor, found)
    return show(
        request,
        "staff/outreach/many_recipients.html",
        dispatch=dispatch,
        columns=page.columns,
        rows=recipient_rows(page),
        views=_views(dispatch, view, is_searched=bool(search)),
        view=view,
        search=search,
        next_cursor=page.next_cursor,
        next_url=f"?{urlencode({'visa': view, 'efter': page.next_cursor})}" if page.next_cursor else "",
        to=recipients_in_words(dispatch.progress.recipients),
    )


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def file(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The recipients with what has become of each, written out as they are read."""
    export = disclose(request.actor, selectors.recipients_to_export(request.actor, dispatch_id, _view(request)))
    headings = [_("Nr"), _("Namn"), _("Personnummer"), _("Läge"), _("Varför"), _("Kom till inkorgen"), _("Läst")]
    headings += [_("Återkallat"), *([_("Besvarat")] if export.is_question else []), *export.columns]
    lines = (_line(export, row) for batch in export.batches for row in disclose(request.actor, batch).rows)
    return streamed(csv_chunks(headings, lines), MEDIA_TYPE, "mottagare.csv")


def _line(export: RecipientExport, row: RecipientRow) -> tuple[Cell, ...]:
    times = (row.delivered_at, row.read_at, row.recalled_at)
    answered = ((_("Ja") if row.is_answered else _("Nej")),) if export.is_question else ()
    return (
        row.position,
        name_of(row.person),
        number_of(row.person),
        outcome_in_words(row)[1],
        reason_words(row),
        *(local(at) if at else None for at in times),
        *answered,
        *(row.values.get(column, "") for column in export.columns),
    )


def _view(request: StaffRequest) -> OutcomeView:
    with suppress(ValueError):
        return OutcomeView(request.GET.get("visa", ""))
    return OutcomeView.ALL


def _views(dispatch: SentDispatch, chosen: OutcomeView, *, is_searched: bool) -> list[NavItem]:
    """All, and each outcome that somebody has, with how many."""
    counts = outcome_counts(dispatch.id, is_question=dispatch.kind == "question")
    counts[OutcomeView.ALL] = dispatch.progress.recipients
    address = reverse("staff:outreach:many_recipients", kwargs={"dispatch_id": dispatch.id})
    return [
        NavItem(
            label=str(label),
            url=f"{address}?{urlencode({'visa': view})}" if view else address,
            count=formats.number(counts.get(view, 0)),
            current=view is chosen and not is_searched,
        )
        for view, label in _VIEWS.items()
        if counts.get(view) or view is chosen
    ]
