"""A row of a list, read: whose it is or why that cannot be told, and what it says beside that. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from personalverktyget.base.identity_numbers import IdentityNumber
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.columns import Layout
from personalverktyget.domain.outreach.recipient_lists.numbers import found_number
from personalverktyget.domain.outreach.recipient_lists.problems import RowProblem
from personalverktyget.domain.outreach.recipient_lists.source_rows import Mark, SourceRow

_CONTROL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_MARKED: Final[Mapping[Mark, RowProblem]] = {Mark.NO_VALUE: RowProblem.NO_VALUE, Mark.MERGED: RowProblem.MERGED}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row with the number that it has in the file.

    ``written`` is what stood where the identity number is, ``values`` what the other columns say, by their names.
    ``column`` names the column that the problem is in; ``restored`` says that a spreadsheet had taken the number's
    first noughts. Nobody's number or words are shown by a trace.
    """

    number: int
    written: str = field(repr=False)
    identity: IdentityNumber | None = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    problem: RowProblem | None = None
    column: str = ""
    restored: bool = False
    # Of a row that was made from a case: which.
    case_number: int | None = None


def read_row(row: SourceRow, layout: Layout, *, production: bool, today: date | None) -> ListRow:
    """What a row says. What is wrong with its number comes before what is wrong elsewhere in it."""
    cells = [_clean(cell) for cell in row.cells]
    at = layout.identity
    written = cells[at] if at < len(cells) else ""
    names = layout.columns
    values = {name: cells[i] if i < len(cells) else "" for i, name in enumerate(names) if i != at}
    found = found_number(written, is_number=row.marks.get(at) is Mark.NUMBER, production=production, today=today)
    problem, column = found.problem, names[at]
    if at in row.marks and row.marks[at] in _MARKED:
        problem = _MARKED[row.marks[at]]
    if row.is_hidden:
        problem, column = RowProblem.HIDDEN, ""
    if problem is None:
        problem, column = next(_elsewhere(row, cells, layout), (None, ""))
    return ListRow(
        row.number, written, found.number if problem is None else None, values, problem, column, found.restored
    )


def _elsewhere(row: SourceRow, cells: list[str], layout: Layout) -> Iterator[tuple[RowProblem, str]]:
    if any(cells[len(layout.columns) :]):
        # A separator inside a text without quotes moves everything behind it to the wrong column.
        yield RowProblem.TOO_MANY_CELLS, ""
    for place, name in enumerate(layout.columns[: len(cells)]):
        if len(cells[place]) > limits.MAX_CELL:
            yield RowProblem.CELL_TOO_LONG, name
        if (mark := _MARKED.get(row.marks[place]) if place in row.marks else None) is not None:
            yield mark, name


def _clean(cell: str) -> str:
    """Without spaces around it and signs that nobody sees; line breaks as one sign."""
    plain = cell.strip()
    if plain.isprintable():
        return plain
    return plain.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL).strip()
