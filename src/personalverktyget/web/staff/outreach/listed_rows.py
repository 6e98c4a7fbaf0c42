"""Rows of a list of recipients with what was found of each: the same for a unit's list as for a region's."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.many_read_models import ListedPage, ListedRowForSender, PreparedDispatch
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.tables import csv_tables, xlsx_tables
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.staff.outreach.answer_table import streamed
from personalverktyget.web.staff.outreach.many_words import VERDICTS, case_words, why

# Where there is no list.
NO_ROWS: Final[dict[str, Any]] = {"views": [], "rows": [], "verdict": "", "next_url": ""}


def chosen_verdict(request: HttpRequest) -> Verdict | None:
    """Which rows are asked for; without one, those that need attention."""
    with suppress(ValueError):
        return Verdict(request.GET.get("visa", ""))
    return None


def with_verdict(address: str, verdict: Verdict | None) -> str:
    """The address of the same rows."""
    return f"{address}?{urlencode({'visa': verdict})}" if verdict else address


def shown_rows(request: HttpRequest, actor: Sender, dispatch: PreparedDispatch) -> dict[str, Any]:
    """Some rows of a list, as a page draws them, and what leads to the others. Recorded before they are handed on."""
    verdict = chosen_verdict(request)
    found = selectors.listed_rows(actor, dispatch.id, verdict=verdict, after=request.GET.get("efter", ""))
    page = disclose(actor, found)
    return {
        "views": _views(dispatch, verdict),
        "rows": [_row(row) for row in page.rows],
        "verdict": verdict or "",
        "next_url": _next(page, verdict),
    }


def list_file(request: HttpRequest, actor: Sender, dispatch_id: UUID) -> HttpResponse:
    """The list with what was found of each row, to be mended in a spreadsheet and read again: written out as it is
    read, so that memory holds some rows at a time.
    """
    kind = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    export = disclose(actor, selectors.whole_list(actor, dispatch_id, file=kind))
    columns = (_("Rad"), _("Personnummer"), *export.columns, _("Kontroll"), _("Förklaring"), _("Skickas"))
    lines = (_line(row, export.columns) for batch in export.batches for row in disclose(actor, batch))
    if kind == "csv":
        return streamed(csv_tables.csv_chunks(columns, lines), csv_tables.MEDIA_TYPE, "mottagare.csv")
    chunks = xlsx_tables.xlsx_chunks(_("Mottagare"), columns, lines)
    return streamed(chunks, xlsx_tables.MEDIA_TYPE, "mottagare.xlsx")


def _next(page: ListedPage, verdict: Verdict | None) -> str:
    return f"?{urlencode({'visa': verdict or '', 'efter': page.next_cursor})}" if page.next_cursor else ""


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
        "tone": "active" if not row.is_left_out else "stopped" if is_valid else "unreached",
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
