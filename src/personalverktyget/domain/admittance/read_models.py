"""What is handed out about who meets what."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from personalverktyget.base.identity_numbers import Problem
from personalverktyget.domain.admittance.areas import NamedArea
from personalverktyget.domain.admittance.reasons import Reason
from personalverktyget.domain.people.read_models import Person


class RowState(StrEnum):
    """What a line of a pasted list amounts to."""

    VALID = "valid"
    INVALID = "invalid"
    DOUBLE = "double"
    UNKNOWN = "unknown"
    HAS_IT = "has_it"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A line of a pasted list. ``person`` is masked where she is protected, and says why only to those who may know."""

    place: int
    text: str
    state: RowState
    number: str = ""
    problem: Problem | None = None
    double_of: int = 0
    person: Person | None = None
    grant_id: UUID | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A pasted list, line by line."""

    rows: tuple[CheckedRow, ...]

    def of(self, state: RowState) -> tuple[CheckedRow, ...]:
        """The lines that amount to this."""
        return tuple(row for row in self.rows if row.state is state)


@dataclass(frozen=True, slots=True)
class RestrictedOffer:
    """A case type that a unit hands out, and to how many: whom it holds for now, and for whom it has run out."""

    id: UUID
    name: str
    is_open: bool
    in_force: int = 0
    run_out: int = 0


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A resident to whom a case type has been handed out."""

    id: UUID
    person: Person
    until: date | None
    has_run_out: bool
    handed_out_at: datetime
    handed_out_by: str


@dataclass(frozen=True, slots=True)
class GrantList:
    """A page of them, the latest first. ``next_cursor`` leads on."""

    rows: tuple[GrantRow, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class OwnAudience:
    """Whom a unit is for, as those who manage it settle it. ``version`` is 0 before anything was settled."""

    is_for_all: bool
    areas: tuple[NamedArea, ...]
    elsewhere: str
    version: int


@dataclass(frozen=True, slots=True)
class ApprovedRow:
    """A resident whom the unit has approved."""

    id: UUID
    person: Person
    reason: Reason
    until: date | None
    has_run_out: bool
    approved_at: datetime
    approved_by: str


@dataclass(frozen=True, slots=True)
class ApprovedList:
    """A page of them, the latest first."""

    rows: tuple[ApprovedRow, ...]
    next_cursor: str = ""
