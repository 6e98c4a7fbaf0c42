"""A cell of a workbook as XML, and a text in pieces that fit into cells."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from personalverktyget.domain.outreach.tables import xlsx_parts
from personalverktyget.domain.outreach.tables.cells import Cell

# In units of UTF-16, as Excel counts.
MAX_CELL: Final = 32_767
_MOST_DIGITS: Final = 15
# What XML has no way to say; it comes out as a visible mark.
_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# How Excel writes signs that XML does not hold; somebody's own words may look the same.
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY: Final = date(1899, 12, 30)


def cell_xml(cell: Cell, style: int | None = None) -> str:
    """The cell; an empty one holds its place."""
    match cell:
        case None | "":
            return "<c/>"
        case str():
            return _text_xml(cell, xlsx_parts.TEXT if style is None else style)
        case bool():
            return f'<c t="b"><v>{int(cell)}</v></c>'
        case datetime():
            minutes = (cell.hour * 60 + cell.minute) / 1440
            return f'<c s="{xlsx_parts.MOMENT}"><v>{_day(cell) + minutes:.15g}</v></c>'
        case date():
            return f'<c s="{xlsx_parts.DAY}"><v>{_day(cell)}</v></c>'
    written = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    if len(re.sub(r"\D", "", written)) > _MOST_DIGITS or not re.fullmatch(r"-?[\d.]+", written):
        return _text_xml(written, xlsx_parts.TEXT)
    return f"<c><v>{written}</v></c>"


def in_pieces(text: str) -> list[str]:
    """The text in pieces that fit, which together are the text."""
    if len(text) * 2 <= MAX_CELL or _units(text) <= MAX_CELL:
        return [text]
    pieces, start, room = [], 0, MAX_CELL
    for place, letter in enumerate(text):
        size = 2 if letter > "\uffff" else 1
        if size > room:
            pieces.append(text[start:place])
            start, room = place, MAX_CELL
        room -= size
    return [*pieces, text[start:]]


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _text_xml(text: str, style: int) -> str:
    plain = _UNSAYABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = escape(_LOOKS_ESCAPED.sub("_x005F_", plain))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{plain}</t></is></c>'


def _day(day: date) -> int:
    return date(day.year, day.month, day.day).toordinal() - _FIRST_DAY.toordinal()
