"""A review of the log: how it stands, its entries, and an entry in its context."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.log_review.read_models.log import LogLine


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
class SuspicionPage:
    """A page of all that is logged about somebody, the latest first."""

    review: ReviewPage
    about_staff: str
    lines: tuple[LogLine, ...]
    # Which of the lines can be taken up into the review; and the place of those that have been.
    can_be_taken_up: frozenset[int]
    places: Mapping[int, int]
    next_cursor: str
