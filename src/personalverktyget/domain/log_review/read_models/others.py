"""What others than the review's own reviewer see of an entry: who is asked, who judges for the provider or helps."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.log_review.helpers import Candidate
from personalverktyget.domain.log_review.read_models.log import LogLine
from personalverktyget.domain.log_review.read_models.reviews import GrantThen, JudgedEntry, QuestionAndAnswer


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
