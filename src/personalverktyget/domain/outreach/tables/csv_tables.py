"""A table as CSV, the way a Swedish Excel opens it: UTF-8 with its mark, semicolons, commas in numbers."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.tables.formula_signs import harmless

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
_MARK: Final = "\ufeff"
_CHUNK: Final = 1 << 16


def csv_chunks(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The file, a piece at a time, as the rows come."""
    target = io.StringIO(newline="")
    target.write(_MARK)
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    for row in rows:
        writer.writerow([_text(cell) for cell in row])
        if target.tell() > _CHUNK:
            yield _emptied(target)
    yield _emptied(target)


def _emptied(target: io.StringIO) -> bytes:
    written = target.getvalue()
    target.seek(0)
    target.truncate()
    # Half of a pair of surrogates is no letter; whoever typed it sees that it is gone.
    return written.encode("utf-8", errors="replace")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case bool():
            return "Ja" if cell else "Nej"
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case Decimal():
            return format(cell, "f").replace(".", ",")
    return str(cell)
