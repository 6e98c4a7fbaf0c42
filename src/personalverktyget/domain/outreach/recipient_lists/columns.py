"""Which row is the header, what the columns are called, and which of them holds the identity numbers. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.numbers import found_number
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, RowProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.source_rows import Mark, SourceRow

_EXACT: Final = frozenset(
    {"personnummer", "pnr", "persnr", "personnr", "personid", "personidentitet", "personidentitetsnummer",
     "identitetsnummer", "idnummer", "idnr", "samordningsnummer", "patientid", "patientnummer", "ssn",
     "personsamordningsnummer", "identitynumber", "personalidentitynumber", "personalnumber"}
)  # fmt: skip
_BEGINNINGS: Final = ("personnummer", "personidentitet", "samordningsnummer", "personochsamordningsnummer")
_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")
_DIGITS: Final = re.compile(r"\d")
# A cell with so many digits is no heading.
_DIGITS_OF_DATA: Final = 6
# What is nearly a number: written by somebody who meant one.
_NEARLY: Final = frozenset({RowProblem.WRONG_CHECK_DIGIT, RowProblem.DIGITS_LOST, RowProblem.ZEROS_LOST})
_NEARLY_COUNTS: Final = 0.2
# Two columns of which the lesser comes this near the other are both full of identity numbers.
_ALIKE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows are to be understood. ``header`` is the number of its row, 0 where there is none."""

    columns: tuple[str, ...]
    identity: int
    header: int


def layout_of(sample: Sequence[SourceRow], *, identity: int | None, header: bool | None) -> Layout:
    """Find the layout from the first rows, or take what somebody has chosen. Raises ``Unread``."""
    if not sample:
        raise Unread(ListProblem.EMPTY)
    at = _header_place(sample, header)
    data = sample[at + 1 :] if at is not None else sample
    titles = sample[at].cells if at is not None else ()
    width = max(len(titles), max((len(row.cells) for row in data), default=0))
    if width > limits.MAX_COLUMNS:
        raise Unread(ListProblem.TOO_MANY_COLUMNS)
    columns = _names(titles, len(titles) if at is not None else width)
    if identity is None:
        identity = _identity_column(titles, data, columns, width)
    elif not 0 <= identity < width:
        raise Unread(ListProblem.NO_NUMBERS, columns=columns)
    return Layout(columns, identity, sample[at].number if at is not None else 0)


def _header_place(sample: Sequence[SourceRow], wanted: bool | None) -> int | None:
    if wanted is not None:
        return 0 if wanted else None
    for place, row in enumerate(sample[: limits.TITLE_ROWS]):
        if any(_count(row, column) for column in range(len(row.cells))):
            break
        if any(_means_identity(title) for title in row.cells):
            return place
    first = sample[0]
    # In a list with one column a first line of letters may just as well be somebody's mistake: it gets its verdict.
    if len(first.cells) < 2 or len(sample) < 2:
        return None
    return None if any(len(_DIGITS.findall(cell)) >= _DIGITS_OF_DATA for cell in first.cells) else 0


def _letters(title: str) -> str:
    return _NOT_LETTERS.sub("", title.casefold())


def _means_identity(title: str) -> bool:
    letters = _letters(title)
    return letters in _EXACT or letters.startswith(_BEGINNINGS)


def _names(titles: Sequence[str], width: int) -> tuple[str, ...]:
    """Each name once, whatever the case of its letters; a column without one is called by its place."""
    names: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        plain = " ".join(titles[place].split()) if place < len(titles) else ""
        base = name = plain or f"Kolumn {place + 1}"
        number = 2
        while name.casefold() in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _identity_column(titles: Sequence[str], data: Sequence[SourceRow], columns: tuple[str, ...], width: int) -> int:
    counts = [sum(_count(row, column) for row in data) for column in range(width)]
    named = [column for column, title in enumerate(titles) if _letters(title) in _EXACT]
    named = named or [column for column, title in enumerate(titles) if _means_identity(title)]
    if len(named) == 1:
        return named[0]
    possible = named or list(range(width))
    best = max(possible, key=lambda column: counts[column])
    if width == 1:
        return 0
    if not counts[best]:
        raise Unread(ListProblem.NO_NUMBERS, columns=columns)
    rivals = [column for column in possible if column != best and counts[column] >= counts[best] * _ALIKE]
    if rivals:
        raise Unread(ListProblem.WHICH_COLUMN, columns=columns)
    return best


def _count(row: SourceRow, column: int) -> float:
    """How much a cell looks like an identity number. Here a real one is one everywhere."""
    if column >= len(row.cells) or len(_DIGITS.findall(row.cells[column])) < _DIGITS_OF_DATA:
        return 0
    found = found_number(row.cells[column], is_number=row.marks.get(column) is Mark.NUMBER, production=True)
    if found.number is not None:
        return 1
    return _NEARLY_COUNTS if found.problem in _NEARLY else 0
