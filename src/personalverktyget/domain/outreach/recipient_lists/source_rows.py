"""A row as it stands in its source, before anything is made of it. Knows no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """What the text of a cell does not tell."""

    NUMBER = "number"
    # A formula that nothing has reckoned out, or one that came to an error.
    NO_VALUE = "no_value"
    # Covered by the cell above, with which it is merged.
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Its number, as whoever opens the file in a spreadsheet sees it, and its cells as text."""

    number: int
    cells: tuple[str, ...] = field(repr=False)
    marks: Mapping[int, Mark] = field(default_factory=dict, repr=False)
    # Whoever saved the workbook did not see it: a filter, or she herself, had hidden it.
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook that holds something."""

    name: str
    hidden: bool
    rows: int
