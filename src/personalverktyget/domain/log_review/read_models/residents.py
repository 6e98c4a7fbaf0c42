"""What residents are told of the log, and what they ask about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.log_review.doings import Doing
from personalverktyget.domain.log_review.read_models.log import LogLine
from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLogLine:
    """What one staff member did, once or several times in one day, with what is a resident's.

    ``name`` is empty where the care provider tells titles alone; ``title`` too where the staff member is protected.
    ``unit`` is empty where she worked for the region. ``case_id`` is there only where the case is the resident's own.
    """

    # The entries that the line tells of, the latest first.
    entries: tuple[UUID, ...]
    doing: Doing
    purpose: str
    # The code of the reason that was chosen for opening a closed case; empty otherwise.
    reason: str
    count: int
    first_at: datetime
    last_at: datetime
    unit: str
    provider: str
    # To tell two of the same title apart; shown to nobody.
    staff_id: UUID
    name: str
    title: str
    case_id: UUID | None
    case_number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLogPage:
    """A page of what a resident is told of the log."""

    lines: tuple[OwnLogLine, ...]
    # What she has asked about already: the case by the entry.
    asked: Mapping[UUID, UUID]
    next_cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryToAskAbout:
    """A line of the log that a resident may ask about, and who can answer.

    ``unit`` is empty where nobody at a unit did it; ``case_id`` is there once she has asked.
    """

    line: OwnLogLine
    unit: str
    provider: str
    phone: str
    takes_cases: bool
    case_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLogEntry:
    """What in the log a case asks about, told as the resident was told. ``line`` is missing once the log's time is
    over. ``is_own`` where the reader did it herself."""

    case_id: UUID
    line: OwnLogLine | None
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedByResident:
    """A resident's question about the unit's log, as a reviewer sees it: which entry, and whether it is answered."""

    asked_at: datetime
    case_number: int
    case_state: str
    person: Person
    line: LogLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedList:
    """A page of them, the latest first."""

    questions: tuple[AskedByResident, ...]
    next_cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is told of the log in an extract to a resident, and at which units it was looked for.

    ``person`` is masked where she is protected. ``count`` is how many entries the lines tell of.
    """

    id: UUID
    person: Person
    first_day: date
    last_day: date
    made_at: datetime
    unit: str
    phone: str
    units: tuple[str, ...]
    count: int
    lines: tuple[OwnLogLine, ...]
