"""The answers one by one, in an order of one's own choice, and as a file to take along."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from personalverktyget.base.clock import local
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.gathering.cells import cell_of, in_words
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion
from personalverktyget.domain.outreach.gathering.read_models import AnswerExport, AnswerRow
from personalverktyget.domain.outreach.selectors.answer_table import AnswerOrder
from personalverktyget.domain.outreach.tables import csv_tables, xlsx_tables
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.outreach.answer_filter import AnswerFilter, named
from personalverktyget.web.staff.outreach.gathered import count_words, how_many
from personalverktyget.web.staff.outreach.words import name_of, number_of

# What is shown whole in a row of its own height: so many characters, on so many lines.
_SHORT, _LINES, _BEGINNING = 200, 5, 120
_LATEST, _EARLIEST, _AS_LISTED = "-tid", "tid", "lista"


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def table(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """A row for each who has answered, a column for each question; or for the one that is looked at."""
    form = AnswerFilter(request.GET, selectors.questions_of(request.actor, dispatch_id))
    ordering = request.GET.get("ordning", "")
    page = disclose(
        request.actor,
        selectors.answer_table(
            request.actor,
            dispatch_id,
            form.chosen,
            order=_order(ordering, form.questions),
            after=request.GET.get("efter", ""),
        ),
    )
    columns = [asked for asked in page.questions if form.shows(asked)]
    return show(
        request,
        "staff/outreach/answer_table.html",
        form=form,
        table=page,
        heading=count_words(page.total),
        chosen=form.in_words,
        how_many=how_many(page.count, page.total),
        columns=[_column(form, asked, ordering) for asked in columns],
        orders=_orders(ordering, form.questions),
        rows=[_row(columns, row) for row in page.rows],
        query=form.query(),
        next_url=f"?{form.query(ordning=ordering, efter=page.next_cursor)}" if page.next_cursor else "",
        status=422 if form.errors else 200,
    )


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def file(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The answers that are chosen, written out as they are read: memory holds some of them at a time."""
    form = AnswerFilter(request.GET, selectors.questions_of(request.actor, dispatch_id))
    kind = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    found = selectors.answers_to_export(request.actor, dispatch_id, form.chosen, file=kind)
    export = disclose(request.actor, found)
    first = (_("Namn"), _("Personnummer"), _("Svarade"), _("Ärende"))
    headings = (*first, *(column.heading for column in export.columns))
    lines = (_line(export, row) for batch in export.batches for row in disclose(request.actor, batch))
    if kind == "csv":
        return streamed(csv_tables.csv_chunks(headings, lines), csv_tables.MEDIA_TYPE, "svar.csv")
    if len(headings) > xlsx_tables.MAX_COLUMNS:
        raise NotPossibleNow(_("Svaren har fler kolumner än Excel rymmer. Ladda ner dem som CSV i stället."))
    chunks = xlsx_tables.xlsx_chunks(_("Svar"), headings, lines)
    return streamed(chunks, xlsx_tables.MEDIA_TYPE, "svar.xlsx")


def streamed(chunks: Iterator[bytes], media_type: str, name: str) -> HttpResponse:
    """A file that is sent as it is written. Its beginning is written first, so that what goes wrong there is said."""
    beginning = next(chunks, b"")
    response = StreamingHttpResponse(chain([beginning], chunks), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # To all that a view's answer goes through, it is one.
    return cast("HttpResponse", response)


def _line(export: AnswerExport, row: AnswerRow) -> tuple[Cell, ...]:
    return (
        name_of(row.person),
        number_of(row.person),
        local(row.received_at),
        row.case_number,
        *(cell_of(column, row) for column in export.columns),
    )


def _order(ordering: str, questions: tuple[AskedQuestion, ...]) -> AnswerOrder:
    if ordering in (_EARLIEST, _AS_LISTED):
        return AnswerOrder("received" if ordering == _EARLIEST else "place", descending=False)
    place = ordering.removeprefix("-")
    if place.isascii() and place.isdigit() and len(place) < 5 and 0 < int(place) <= len(questions):
        return AnswerOrder(questions[int(place) - 1].id, descending=ordering.startswith("-"))
    return AnswerOrder()


def _orders(ordering: str, questions: tuple[AskedQuestion, ...]) -> list[dict[str, Any]]:
    ours = ((_LATEST, _("Senaste först")), (_EARLIEST, _("Äldsta först")), (_AS_LISTED, _("Som i listan")))
    found = [{"value": value, "words": words, "is_ours": True, "on": value == ordering} for value, words in ours]
    for place, asked in enumerate(questions, start=1):
        words, value = named(asked), str(place)
        found.append({"value": value, "words": words, "is_ours": False, "on": ordering.removeprefix("-") == value})
    return found


def _column(form: AnswerFilter, asked: AskedQuestion, ordering: str) -> dict[str, Any]:
    place = str(form.questions.index(asked) + 1)
    sorted_by = {place: "ascending", f"-{place}": "descending"}.get(ordering, "")
    return {
        "name": named(asked),
        "sorted": sorted_by,
        "url": f"?{form.query(ordning=f'-{place}' if sorted_by == 'ascending' else place)}",
    }


def _row(columns: list[AskedQuestion], row: AnswerRow) -> dict[str, Any]:
    return {
        "name": name_of(row.person),
        "number": number_of(row.person),
        "case_id": row.case_id,
        "when": formats.short(row.received_at),
        "iso": formats.iso(row.received_at),
        "answers": [_answer(asked, row) for asked in columns],
    }


def _answer(asked: AskedQuestion, row: AnswerRow) -> dict[str, Any]:
    """What stands in a cell. Of what would make the row higher than others its beginning, and the whole behind it."""
    words = in_words(asked, row)
    whole = " · ".join(word for word in words if word)
    is_high = len(whole) > _SHORT or sum(word.count("\n") + 1 for word in words) > _LINES
    return {
        "question": named(asked),
        "words": words,
        "beginning": Truncator(" ".join(whole.split())).chars(_BEGINNING) if is_high else "",
    }
