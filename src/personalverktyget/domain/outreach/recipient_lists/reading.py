"""The one door: something pasted, or a file, becomes a list of rows that is gone through once.

    with read_file(content, production=…) as found:
        for row in found:
            …

Whatever a row holds it comes out as a row. What is wrong with the whole raises ``UnreadableList`` with words for the
person, when the list is opened or, for what stands far down in it, midway.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Final

from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.columns import Layout, layout_of
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow, read_row
from personalverktyget.domain.outreach.recipient_lists.source_rows import Sheet, SourceRow
from personalverktyget.domain.outreach.recipient_lists.texts import TextTable, table_of_bytes, table_of_text
from personalverktyget.domain.outreach.recipient_lists.workbooks.containers import is_workbook
from personalverktyget.domain.outreach.recipient_lists.workbooks.opening import open_workbook

_BETWEEN: Final = re.compile(r"[\s,;|]+")
_WHOLE_NUMBER: Final = re.compile(r"(?:\d{8}|\d{6})[-–+]?\w{4}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody has chosen where the list itself leaves it open: a sheet, a column (from 0), a header or none."""

    sheet: str = ""
    identity: int | None = None
    header: bool | None = None


AS_FOUND: Final = Choices()


@dataclass(frozen=True, slots=True)
class RecipientList:
    """A list that has been opened: how it is understood, and its rows, which can be gone through once.

    ``sheets`` are those of the workbook that hold something; of a text there are none, and of a workbook no
    ``encoding`` and ``separator``.
    """

    layout: Layout
    sheets: tuple[Sheet, ...]
    sheet: str
    encoding: str
    separator: str
    _rows: Iterator[ListRow] = field(repr=False)

    def __iter__(self) -> Iterator[ListRow]:
        return self._rows


@contextmanager
def read_pasted(
    text: str, *, production: bool, choices: Choices = AS_FOUND, today: date | None = None
) -> Iterator[RecipientList]:
    """Read what somebody has pasted: a number a line, numbers with commas or spaces between, or a table."""
    with _in_words():
        if len(text) > limits.MAX_FILE_BYTES:
            raise Unread(ListProblem.TOO_LARGE)
        table = table_of_text(io.StringIO(_a_number_a_line(text), newline=""))
        yield _opened_text(table, choices, production=production, today=today)


@contextmanager
def read_file(
    content: bytes, *, production: bool, choices: Choices = AS_FOUND, today: date | None = None
) -> Iterator[RecipientList]:
    """Read a file. What it is called decides nothing."""
    with _in_words():
        if len(content) > limits.MAX_FILE_BYTES:
            raise Unread(ListProblem.TOO_LARGE)
        if not content or content.isspace():
            raise Unread(ListProblem.EMPTY)
        if not is_workbook(content):
            yield _opened_text(table_of_bytes(content), choices, production=production, today=today)
            return
        with open_workbook(content, choices.sheet) as book:
            layout, rows = _understood(book.rows, choices, production=production, today=today)
            yield RecipientList(layout, book.sheets, book.sheet, "", "", rows)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except Unread as unread:
        raise UnreadableList(unread) from unread


def _a_number_a_line(text: str) -> str:
    """Numbers and nothing else, several on a line, come to a line each; anything else is left as it is."""
    words = [word for word in _BETWEEN.split(text) if word]
    if len(words) > 1 and all(_WHOLE_NUMBER.fullmatch(word) for word in words):
        lines = text.splitlines()
        return text if len(words) == len([line for line in lines if line.strip()]) else "\n".join(words)
    return text


def _opened_text(table: TextTable, choices: Choices, *, production: bool, today: date | None) -> RecipientList:
    layout, rows = _understood(table.rows, choices, production=production, today=today)
    return RecipientList(layout, (), "", table.encoding, table.separator, rows)


def _understood(
    rows: Iterator[SourceRow], choices: Choices, *, production: bool, today: date | None
) -> tuple[Layout, Iterator[ListRow]]:
    sample = list(islice(rows, limits.SAMPLE_ROWS))
    layout = layout_of(sample, identity=choices.identity, header=choices.header)
    below = (row for row in chain(sample, rows) if row.number > layout.header)
    return layout, _read(below, layout, production=production, today=today)


def _read(rows: Iterator[SourceRow], layout: Layout, *, production: bool, today: date | None) -> Iterator[ListRow]:
    for count, row in enumerate(rows, start=1):
        if count > limits.MAX_ROWS:
            raise Unread(ListProblem.TOO_MANY_ROWS)
        yield read_row(row, layout, production=production, today=today)
