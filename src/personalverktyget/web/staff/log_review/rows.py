"""Entries of the log as the pages of log control show them: ready strings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from personalverktyget.base.clock import local
from personalverktyget.domain.log_review.read_models import HandedOn, JudgedEntry, LogLine, QuestionAndAnswer
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.log.sentences import sentence
from personalverktyget.web.staff.log.unit_log import persons_in, who_acted
from personalverktyget.web.staff.log_review.words import VERDICT_TONES, VERDICTS, flag_name, whose_turn


@dataclass(frozen=True, slots=True)
class LineRow:
    """An entry of the log."""

    when: str
    # The same in two parts, for where a line is one of many.
    day: str
    time: str
    iso: str
    who: str
    what: str
    case_number: str
    persons: str
    was_refused: bool
    is_this: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A chosen entry in the review's list."""

    position: int
    when: str
    iso: str
    who: str
    what: str
    persons: str
    why: str
    verdict: str
    tone: str
    is_own: bool
    # In a log that the reader does not review.
    is_beyond: bool
    # What is waited for, or was answered, beside the verdict.
    turn: str


def line_row(line: LogLine, seq: int = 0) -> LineRow:
    """A line; ``seq`` tells which one is looked at."""
    return LineRow(
        when=formats.exact(line.at),
        day=formats.short_day(line.at),
        time=formats.time_of_day(line.at),
        iso=local(line.at).isoformat(timespec="seconds"),
        who=who_acted(line),
        what=sentence(line),
        case_number=str(line.case_number or ""),
        persons=persons_in(line),
        was_refused=line.was_refused,
        is_this=line.seq == seq,
    )


def folded(rows: Iterable[LineRow]) -> list[LineRow]:
    """The same lines, where one that was written several times in a minute stands once with how many times."""
    groups = (list(same) for _, same in groupby(rows, key=lambda row: replace(row, iso="")))
    return [replace(same[0], count=len(same)) for same in groups]


def entry_row(entry: JudgedEntry) -> EntryRow:
    """A chosen entry. What the log holds no more is told by who and when."""
    return EntryRow(
        position=entry.position,
        when=formats.short(entry.at),
        iso=local(entry.at).isoformat(timespec="seconds"),
        who=entry.staff_name,
        what=sentence(entry.line) if entry.line else "",
        persons=persons_in(entry.line) if entry.line else "",
        why=" · ".join(flag_name(found) for found in entry.flags),
        verdict=str(VERDICTS[entry.verdict]) if entry.verdict else "",
        tone=VERDICT_TONES.get(entry.verdict, ""),
        is_own=entry.is_own,
        is_beyond=entry.is_beyond,
        turn=whose_turn(entry),
    )


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question to a colleague and its answer."""

    id: str
    question: str
    asked: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class HandedOnRow:
    """What was handed on to the care provider, and what came of it."""

    note: str
    given: str
    verdict: str
    tone: str
    outcome_note: str
    settled: str


def asked_row(asked: QuestionAndAnswer) -> AskedRow:
    """A question in words: by whom and when."""
    return AskedRow(
        id=str(asked.id),
        question=asked.question,
        asked=f"{asked.asked_by}, {formats.short(asked.asked_at)}",
        answer=asked.answer,
        answered=formats.short(asked.answered_at) if asked.answered_at else "",
    )


def handed_on_row(found: HandedOn | None) -> HandedOnRow | None:
    """What was handed on, in words; nothing where nothing was."""
    if found is None:
        return None
    return HandedOnRow(
        note=found.note,
        given=f"{found.by}, {formats.short(found.at)}",
        verdict=str(VERDICTS[found.verdict]) if found.verdict else "",
        tone=VERDICT_TONES.get(found.verdict, ""),
        outcome_note=found.outcome_note,
        settled=f"{found.settled_by}, {formats.short(found.settled_at)}" if found.settled_at else "",
    )
