"""The process that opens a workbook. It is started for one, has little memory and time, and knows nothing.

It gets the sheet's name on its command line (or none) and the content on its standard input, and answers with lines of
JSON: first what there is in the workbook, or what is wrong with it; then each row that is not empty; and a last word,
without which the list is not whole. It has no environment, no keys, no connection to the database, and writes no file.
"""

import io
import json
import sys
from collections.abc import Mapping, Set
from typing import Final
from zipfile import BadZipFile

import python_calamine as calamine
from defusedxml import DefusedXmlException

from personalverktyget.domain.attachments.inspection.confinement import confine
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.source_rows import Mark
from personalverktyget.domain.outreach.recipient_lists.workbooks.cell_texts import cell_text
from personalverktyget.domain.outreach.recipient_lists.workbooks.containers import is_office_open, require_harmless
from personalverktyget.domain.outreach.recipient_lists.workbooks.hidden import hidden_rows
from personalverktyget.domain.outreach.recipient_lists.workbooks.valueless import valueless_cells

# Smaller numbers can be no identity number, whatever column they stand in.
_LEAST_NUMBER: Final = 1_000_000
_BROKEN: Final = (
    *(calamine.CalamineError, BadZipFile, DefusedXmlException, OSError, ValueError, KeyError, SyntaxError),
    *(EOFError, NotImplementedError, OverflowError, TypeError),
)


def main() -> None:
    """Read, look, answer."""
    confine(memory=limits.WORKBOOK_MEMORY, cpu_seconds=limits.WORKBOOK_CPU_SECONDS)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    content = sys.stdin.buffer.read()
    try:
        _read(content, wanted)
        _answer({"whole": True})
    except Unread as unread:
        _answer({"problem": unread.code.value})
    except (MemoryError, RecursionError):
        _answer({"problem": ListProblem.TOO_DEMANDING.value})
    except _BROKEN:
        _answer({"problem": ListProblem.UNREADABLE.value})


def _read(content: bytes, wanted: str) -> None:
    require_harmless(content)
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise Unread(ListProblem.LOCKED) from error
    hidden = {sheet.name: sheet.visible != calamine.SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    if len(names) > limits.MAX_SHEETS:
        raise Unread(ListProblem.TOO_DEMANDING)
    if wanted and wanted not in names:
        raise Unread(ListProblem.UNKNOWN_SHEET)
    sheet, sheets = _chosen(book, names, hidden, wanted)
    _answer({"sheets": sheets, "sheet": sheet.name})
    is_open = is_office_open(content)
    valueless = valueless_cells(content, sheet.name) if is_open else {}
    _write_rows(sheet, valueless, hidden_rows(content, sheet.name) if is_open else set())


def _chosen(
    book: calamine.CalamineWorkbook, names: list[str], hidden: Mapping[str, bool], wanted: str
) -> tuple[calamine.CalamineSheet, list[dict[str, object]]]:
    """The sheet that is read (the first that can be seen, unless one is named), and all that hold something."""
    chosen, sheets = None, []
    for name in names:
        sheet = book.get_sheet_by_name(name)
        if not sheet.height:
            continue
        sheets.append({"name": name, "hidden": hidden[name], "rows": sheet.height})
        if name == wanted or (chosen is None and not wanted and not hidden[name]):
            chosen = sheet
    if chosen is None:
        raise Unread(ListProblem.EMPTY)
    return chosen, sheets


def _write_rows(sheet: calamine.CalamineSheet, valueless: Mapping[int, set[int]], hidden: Set[int]) -> None:
    # The library gives every row from the first on, but no column before the first that holds something.
    _top, first = sheet.start or (0, 0)
    covered = _Covered(sheet.merged_cell_ranges or [])
    for row, cells in enumerate(sheet.iter_rows()):
        texts = [cell_text(value) for value in cells]
        lacking = valueless.get(row)
        if not lacking and not any(text.strip() for text in texts):
            continue
        marks = [[column, Mark.NUMBER.value] for column, value in enumerate(cells) if _is_large(value)]
        marks += [[at - first, Mark.MERGED.value] for at in covered.columns(row, first, first + len(cells))]
        marks += [[at - first, Mark.NO_VALUE.value] for at in sorted(lacking or ()) if at >= first]
        if len(texts) > limits.MAX_COLUMNS:
            if any(text.strip() for text in texts[limits.MAX_COLUMNS :]):
                raise Unread(ListProblem.TOO_MANY_COLUMNS)
            texts = texts[: limits.MAX_COLUMNS]
        _answer([row + 1, texts, marks, row in hidden])


class _Covered:
    """Which columns of a row lie under a cell above, gone through from the top down."""

    def __init__(self, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._waiting = sorted((corner for corner in ranges if corner[1][0] > corner[0][0]), reverse=True)
        self._open: list[tuple[tuple[int, int], tuple[int, int]]] = []

    def columns(self, row: int, first: int, end: int) -> list[int]:
        while self._waiting and self._waiting[-1][0][0] < row:
            self._open.append(self._waiting.pop())
        if not self._open:
            return []
        self._open = [corner for corner in self._open if corner[1][0] >= row]
        return [
            column
            for (_top, left), (_bottom, right) in self._open
            for column in range(max(left, first), min(right + 1, end))
        ]


def _is_large(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= _LEAST_NUMBER


def _answer(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
