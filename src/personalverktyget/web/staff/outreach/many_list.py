"""The recipients of a message to many: the list is read, and what was found of each row is shown."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import ListedRowForSender, PreparedDispatch
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.tables.csv_tables import MEDIA_TYPE, csv_chunks
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, show, staff_page
from personalverktyget.web.shared.uploads import takes_files, uploads_in
from personalverktyget.web.staff.outreach.answer_table import streamed
from personalverktyget.web.staff.outreach.many_checking import while_checking
from personalverktyget.web.staff.outreach.many_forms import ListForm
from personalverktyget.web.staff.outreach.many_words import VERDICTS, case_words, children_in_words, why


@takes_files
@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def recipients(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Read a list in place of the one that there was; show the counts, then the rows that need attention."""
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    form = _form(request, dispatch)
    if request.method == "POST" and form.is_valid() and _read(request, dispatch, form):
        return _back(dispatch_id)
    verdict = _verdict(request)
    page = disclose(
        request.actor,
        selectors.listed_rows(request.actor, dispatch_id, verdict=verdict, after=request.GET.get("efter", "")),
    )
    outside = dispatch.counts.get(Verdict.OUTSIDE, 0) - dispatch.confirmed
    return show(
        request,
        "staff/outreach/many_list.html",
        form=form,
        dispatch=dispatch,
        views=_views(dispatch, verdict),
        rows=[_row(row) for row in page.rows],
        verdict=verdict or "",
        outside=outside,
        children=children_in_words(dispatch.to_guardians),
        outside_in_words=formats.number(outside),
        next_url=f"?{urlencode({'visa': verdict or '', 'efter': page.next_cursor})}" if page.next_cursor else "",
        status=422 if form.errors else 200,
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def choose(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Leave a row out, or take it in again."""
    written = request.POST.get("row", "")
    position = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0
    services.leave_out(request.actor, dispatch_id, position, is_left_out=request.POST.get("action") == "leave_out")
    return _back(dispatch_id, _verdict(request))


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def file(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The list with what was found of each row, to be mended in a spreadsheet and read again: written out as it is
    read, so that memory holds some rows at a time.
    """
    export = disclose(request.actor, selectors.whole_list(request.actor, dispatch_id))
    columns = (_("Rad"), _("Personnummer"), *export.columns, _("Kontroll"), _("Förklaring"), _("Skickas"))
    lines = (_line(row, export.columns) for row in export.rows)
    return streamed(csv_chunks(columns, lines), MEDIA_TYPE, "mottagare.csv")


def _form(request: StaffRequest, dispatch: PreparedDispatch) -> ListForm:
    columns = request.POST.getlist("columns")[:100]
    files = request.FILES or None
    return ListForm(request.POST or None, files, columns=columns, initial={"version": dispatch.version})


def _read(request: StaffRequest, dispatch: PreparedDispatch, form: ListForm) -> bool:
    """Read what was sent; what is wrong with it is said beside the field that it came in."""
    upload = next(iter(uploads_in(request, "file")), None)
    field = "file" if upload else "text"
    try:
        if upload and upload.cut:
            raise UnreadableList(Unread(ListProblem.TOO_LARGE))
        services.list_recipients(
            request.actor,
            dispatch.id,
            seen_version=form.cleaned_data["version"],
            text=form.cleaned_data["text"],
            content=upload.content if upload else b"",
            choices=form.choices,
        )
    except UnreadableList as error:
        form.add_error("sheet" if error.code is ListProblem.UNKNOWN_SHEET else field, str(error))
        if error.columns:
            form.ask_for_column(error.columns)
    except InvalidInput as error:
        form.add_error(field, str(error))
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs in listan en gång till."))
        seen = request.POST.copy()
        seen["version"] = str(dispatch.version)
        form.data = seen
    return not form.errors


def _verdict(request: StaffRequest) -> Verdict | None:
    with suppress(ValueError):
        return Verdict(request.GET.get("visa", ""))
    return None


def _views(dispatch: PreparedDispatch, chosen: Verdict | None) -> list[NavItem]:
    """What is found, most to be done first: all that needs attention, then each verdict with its count."""
    items = []
    if len(dispatch.counts.keys() - {Verdict.VALID}) != 1:
        count = sum(count for verdict, count in dispatch.counts.items() if verdict is not Verdict.VALID)
        items.append(NavItem(label=_("Att titta på"), url="?", count=formats.number(count), current=chosen is None))
    for verdict, count in dispatch.counts.items():
        is_only = len(dispatch.counts.keys() - {Verdict.VALID}) == 1 and verdict is not Verdict.VALID
        items.append(
            NavItem(
                label=str(VERDICTS[verdict]),
                url=f"?{urlencode({'visa': verdict})}",
                count=formats.number(count),
                current=verdict is chosen or (chosen is None and is_only),
            )
        )
    return items


def _row(row: ListedRowForSender) -> dict[str, Any]:
    is_valid = row.verdict is Verdict.VALID
    return {
        "position": row.position,
        "written": row.written,
        "case": case_words(row),
        "words": _("Lämnas ute") if is_valid and row.is_left_out else VERDICTS[row.verdict],
        "tone": "returned" if row.is_left_out else "active",
        "note": why(row) if is_valid and row.detail else "",
        "why": "" if is_valid else why(row),
        "action": ("take_in" if row.is_left_out else "leave_out") if is_valid else "",
    }


def _line(row: ListedRowForSender, asked: Sequence[str]) -> tuple[Cell, ...]:
    return (
        row.position,
        row.written or case_words(row),
        *(row.values.get(name, "") for name in asked),
        str(VERDICTS[row.verdict]),
        why(row),
        _("Nej") if row.is_left_out else _("Ja"),
    )


def _back(dispatch_id: UUID, verdict: Verdict | None = None) -> HttpResponse:
    address = reverse("staff:outreach:many_list", kwargs={"dispatch_id": dispatch_id})
    query = f"?{urlencode({'visa': verdict})}" if verdict else ""
    return HttpResponseRedirect(f"{address}{query}", status=SEE_OTHER)
