"""What is handed out of the access log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.log_review.doings import Doing
from personalverktyget.domain.log_review.helpers import Candidate
from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the log, with the names that its ids stand for."""

    seq: int
    at: datetime
    event: str
    action: str
    was_refused: bool
    actor_kind: str
    actor: str
    # A resident who did it in a child's place: the child is among ``persons``, she is not.
    is_guardian: bool
    actor_hsa_id: str
    case_number: int | None
    persons: tuple[Person, ...]
    more_persons: int
    colleague: str
    resource_id: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StaffInLog:
    """Somebody who occurs in the period's log."""

    staff_id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of a unit's log, the latest first."""

    first_day: date
    last_day: date
    lines: tuple[LogLine, ...]
    staff: tuple[StaffInLog, ...]
    next_cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSummary:
    """A review in a list: nothing of anybody's data."""

    id: UUID
    unit_id: UUID
    unit_name: str
    kind: str
    first_day: date
    last_day: date
    state: str
    due_on: date
    chosen: int
    judged: int
    signed_at: datetime | None
    signed_by: str
    suspected: int
    is_overdue: bool
    # Entries that nobody at the unit may judge, since its only reviewer made them.
    without_reviewer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagCount:
    """Why an entry was chosen, and how many times what the flag says was so."""

    flag: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAndAnswer:
    """What a reviewer asked a colleague, and the answer, which may be still to come."""

    id: UUID
    question: str
    asked_at: datetime
    asked_by: str
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """That an entry was handed on to the care provider, and what was made of it there."""

    note: str
    at: datetime
    by: str
    verdict: str = ""
    outcome_note: str = ""
    settled_at: datetime | None = None
    settled_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedEntry:
    """A chosen entry with what was made of it. ``line`` is missing where the log holds the entry no more."""

    id: UUID
    position: int
    part: str
    seq: int
    # Whose log it stands in.
    unit_id: UUID
    line: LogLine | None
    at: datetime
    staff_id: UUID
    staff_name: str
    flags: tuple[FlagCount, ...]
    is_own: bool
    verdict: str = ""
    note: str = ""
    judged_at: datetime | None = None
    judged_by: str = ""
    asked: tuple[QuestionAndAnswer, ...] = ()
    handed_on: HandedOn | None = None
    # In the log of a unit that the reader does not review: nothing of it is shown but the verdict.
    is_beyond: bool = False

    @property
    def waits_for_reader(self) -> bool:
        """Whether the reader may give the verdict that is missing."""
        return not (self.verdict or self.is_own or self.is_beyond)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A review with its entries."""

    summary: ReviewSummary
    version: int
    reason: str
    seed: str
    population: int
    sizes: Mapping[str, int]
    entries: tuple[JudgedEntry, ...]
    # Whom the region has named to judge what the unit's only reviewer did herself.
    helpers: tuple[str, ...] = ()
    conclusion: str = ""
    digest: str = ""
    # Whether what stands there now is what was signed, by the signature and by the log. None: not signed.
    is_as_signed: bool | None = None

    @property
    def next_position(self) -> int:
        """The first entry that waits for a verdict which the reader may give; 0 for none."""
        return self.next_after(0)

    def next_after(self, position: int) -> int:
        """The same, beginning after a place in the review and going on from its start."""
        waiting = [one.position for one in self.entries if one.waits_for_reader]
        return next((one for one in waiting if one > position), waiting[0] if waiting else 0)

    @property
    def is_judged(self) -> bool:
        """Whether every entry has its verdict."""
        return all(one.verdict for one in self.entries)

    @property
    def unanswered(self) -> int:
        """How many questions to colleagues wait for an answer."""
        return sum(not found.answered_at for one in self.entries for found in one.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantThen:
    """A role that somebody held at the unit when the entry was made."""

    role: str
    valid_from: date
    valid_until: date | None
    granted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """An entry in its context."""

    review: ReviewPage
    entry: JudgedEntry
    around: tuple[LogLine, ...]
    history: tuple[LogLine, ...]
    grants: tuple[GrantThen, ...]
    earlier_verdicts: tuple[tuple[str, str, datetime, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAlone:
    """A chosen entry without what is around it."""

    review_id: UUID
    is_signed: bool
    entry: JudgedEntry


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
class SuspicionPage:
    """A page of all that is logged about somebody, the latest first."""

    review: ReviewPage
    about_staff: str
    lines: tuple[LogLine, ...]
    # Which of the lines can be taken up into the review; and the place of those that have been.
    can_be_taken_up: frozenset[int]
    places: Mapping[int, int]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEntry:
    """A question to somebody about an entry of her own: what she did and when, and no resident's name."""

    asked: QuestionAndAnswer
    unit_name: str
    at: datetime
    line: LogLine | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalatedSummary:
    """What was handed on, in a list: nothing of anybody's data."""

    id: UUID
    unit_name: str
    at: datetime
    by: str
    verdict: str
    entry_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalatedEntry:
    """What was handed on, opened: the entry with what the unit's reviewer wrote, and nothing else of the review."""

    summary: EscalatedSummary
    entry: JudgedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSchedule:
    """How often a unit's log is reviewed. ``waits_from`` is the first day that is over and not reviewed yet."""

    months: int
    reviewed_to: date | None
    waits_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedEntry:
    """Something that weights put forward: its place by the present ones and by those tried; 0 where it has none."""

    before: int
    after: int
    flags: tuple[FlagCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedWeights:
    """What other weights would have chosen of a month at a unit, beside what the present ones choose."""

    unit_name: str
    first_day: date
    last_day: date
    most: int
    chosen: tuple[TriedEntry, ...]
    left_out: tuple[TriedEntry, ...]
    flags_before: Mapping[str, int]
    flags_after: Mapping[str, int]

    @property
    def came_in(self) -> int:
        """How many the present weights do not choose."""
        return sum(not one.before for one in self.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWanted:
    """A review in which the unit's only reviewer has entries of her own, for the region that names who judges them."""

    unit_name: str
    first_day: date
    last_day: date
    waiting: int
    whose: str
    candidates: tuple[Candidate, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSummary:
    """An entry to judge for another unit, in a list: nothing of residents."""

    review_id: UUID
    position: int
    unit_name: str
    at: datetime
    staff_name: str
    verdict: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryToHelp:
    """An entry to judge for another unit, in its context and without the rest of the review."""

    unit_name: str
    is_signed: bool
    entry: JudgedEntry
    around: tuple[LogLine, ...]
    history: tuple[LogLine, ...]
    grants: tuple[GrantThen, ...]
