"""What is handed out about gathered answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.outreach.gathering.distributions import Distribution
from personalverktyget.domain.outreach.gathering.questions import AnswerColumn, AskedQuestion
from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One recipient's answers, with the case that they have become.

    ``answers`` are as they were given, those of a group that repeats as a list; ``files`` the names of the files that
    answer a question. ``is_withheld``: what names or reaches a protected resident is left out.
    """

    position: int
    person: Person
    case_id: UUID
    case_number: int
    received_at: datetime
    answers: Mapping[str, Any]
    files: Mapping[str, tuple[str, ...]]
    is_withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOutcome:
    """What a question came to. ``people`` have answered it, with ``answers`` answers in all where its group repeats.

    ``texts`` are the latest, where it is answered in words.
    """

    asked: AskedQuestion
    people: int
    answers: int
    distribution: Distribution
    texts: tuple[AnswerRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredAnswers:
    """The answers to a dispatch. ``chosen`` of ``answers`` are summed up; ``unseen`` are cases that others see."""

    dispatch_id: UUID
    subject: str
    recipients: int
    delivered: int
    answers: int
    unseen: int
    chosen: int
    questions: tuple[QuestionOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """Some of the rows. ``count`` of ``total`` are chosen."""

    dispatch_id: UUID
    subject: str
    questions: tuple[AskedQuestion, ...]
    count: int
    total: int
    rows: tuple[AnswerRow, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerExport:
    """All of the rows, some at a time; each time is a reading of its own."""

    subject: str
    columns: tuple[AnswerColumn, ...]
    batches: Iterator[Disclosure[tuple[AnswerRow, ...]]]
