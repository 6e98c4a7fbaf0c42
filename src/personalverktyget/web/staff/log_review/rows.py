"""Entries of the log as the pages of log control show them: ready strings."""

from dataclasses import dataclass

from personalverktyget.base.clock import local
from personalverktyget.domain.log_review.read_models import JudgedEntry, LogLine
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.log.sentences import sentence
from personalverktyget.web.staff.log.unit_log import persons_in, who_acted
from personalverktyget.web.staff.log_review.words import VERDICT_TONES, VERDICTS, flag_name


@dataclass(frozen=True, slots=True)
class LineRow:
    """An entry of the log."""

    when: str
    iso: str
    who: str
    what: str
    case_number: str
    persons: str
    was_refused: bool
    is_this: bool


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


def line_row(line: LogLine, seq: int = 0) -> LineRow:
    """A line; ``seq`` tells which one is looked at."""
    return LineRow(
        when=formats.exact(line.at),
        iso=local(line.at).isoformat(timespec="seconds"),
        who=who_acted(line),
        what=sentence(line),
        case_number=str(line.case_number or ""),
        persons=persons_in(line),
        was_refused=line.was_refused,
        is_this=line.seq == seq,
    )


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
    )
