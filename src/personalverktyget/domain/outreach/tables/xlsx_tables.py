"""A table as an Excel workbook, row by row as the rows come.

Text is marked as text, so that identity numbers and what begins like a formula stay what they are. Excel holds 32,767
signs in a cell: what is longer goes on in rows below its own, which say so. Longer tables go on in another sheet.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Final

from django.utils.translation import gettext as _

from personalverktyget.domain.outreach.tables import xlsx_parts
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.tables.xlsx_cells import cell_xml, in_pieces

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
# A part of the archive may come to two gigabytes; the last row may still be long.
_MAX_SHEET_BYTES: Final = 1_900_000_000
_ROWS_TOGETHER: Final = 200
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31


def xlsx_chunks(sheet: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The file, a piece at a time. Memory does not grow with the rows, and nothing is laid down on disk."""
    if len(columns) > MAX_COLUMNS:
        raise ValueError(f"{len(columns)} columns are more than a sheet holds")
    sink = _Sink()
    base, names = _NOT_IN_NAMES.sub(" ", sheet).strip("' ") or "Blad", list[str]()
    lines = _lines(rows)
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        first = next(lines, None)
        while first is not None or not names:
            number = len(names) + 1
            names.append(_sheet_name(base, number))
            with archive.open(xlsx_parts.entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                written = _Sheet(part, columns)
                while first is not None and not written.is_full:
                    written.write([first, *islice(lines, min(_ROWS_TOGETHER, written.room) - 1)])
                    yield from sink.taken()
                    first = next(lines, None)
                written.end()
        for name, content in xlsx_parts.around(names).items():
            archive.writestr(xlsx_parts.entry(name), content, zipfile.ZIP_DEFLATED)
    yield from sink.taken()


def _sheet_name(base: str, number: int) -> str:
    ending = f" {number}" if number > 1 else ""
    return base[: _LONGEST_NAME - len(ending)] + ending


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    """The rows, and below a row with a long text as many more as it needs."""
    for row in rows:
        pieces = {at: in_pieces(cell) for at, cell in enumerate(row) if isinstance(cell, str)}
        deep = max((len(texts) for texts in pieces.values()), default=1)
        if deep == 1:
            yield row
            continue
        yield [pieces[at][0] if at in pieces else cell for at, cell in enumerate(row)]
        for level in range(1, deep):
            more: list[Cell] = [
                pieces[at][level] if at in pieces and level < len(pieces[at]) else None for at in range(len(row))
            ]
            if more[0] is None:
                more[0] = _("(fortsättning på raden ovanför)")
            yield more


class _Sheet:
    """A sheet that is being written: heading in bold, in sight while one scrolls, and with filters."""

    def __init__(self, part: IO[bytes], columns: Sequence[str]) -> None:
        self._part = part
        self._columns = len(columns)
        self._rows = self._bytes = 0
        self._put(xlsx_parts.sheet_beginning(len(columns)))
        self._put(self._row([*columns], xlsx_parts.HEADING))

    @property
    def room(self) -> int:
        return MAX_ROWS - self._rows

    @property
    def is_full(self) -> bool:
        return self.room < 1 or self._bytes > _MAX_SHEET_BYTES

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._put("".join([self._row(row) for row in rows]))

    def end(self) -> None:
        self._put(xlsx_parts.sheet_end(self._columns, self._rows))

    def _row(self, cells: Sequence[Cell], style: int | None = None) -> str:
        self._rows += 1
        return f'<row r="{self._rows}">{"".join([cell_xml(cell, style) for cell in cells])}</row>'

    def _put(self, xml: str) -> None:
        content = xml.encode()
        self._bytes += len(content)
        self._part.write(content)


class _Sink(io.RawIOBase):
    """Where the archive goes: handed on as it comes, never gone back in."""

    def __init__(self) -> None:
        super().__init__()
        self._chunks: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        piece = bytes(content)  # type: ignore[call-overload]
        self._chunks.append(piece)
        return len(piece)

    def taken(self) -> list[bytes]:
        chunks, self._chunks = self._chunks, []
        return [b"".join(chunks)] if chunks else []
