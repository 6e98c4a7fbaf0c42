"""The report of a signed review, as PDF: what was reviewed, by what rules, and what came of it.

It is the same to the byte for the same review. Residents are told of by no name: the report is kept, and shown to
others than reviewers.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from personalverktyget.domain.log_review.paper import printed_on

_TEMPLATE: Final = Path(__file__).with_name("report.typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What stands on the paper, in words. Each entry is a row: number, who and when, what and why, verdict."""

    title: str
    unit: str
    facts: Sequence[tuple[str, str]]
    conclusion: str
    entries: Sequence[tuple[str, str, str, str]]
    how: str
    footer: str
    words: dict[str, Any]
    lang: str


def printed(report: Report, at: datetime) -> bytes:
    """The file."""
    return printed_on(_TEMPLATE, asdict(report), at)
