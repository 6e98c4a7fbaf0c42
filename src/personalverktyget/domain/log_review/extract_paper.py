"""An extract of the log on paper, as PDF, for the resident whom it is about."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from personalverktyget.domain.log_review.paper import printed_on

_TEMPLATE: Final = Path(__file__).with_name("extract.typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPaper:
    """What stands on the paper, in words. Each row: when, where and who, what, why."""

    title: str
    unit: str
    facts: Sequence[tuple[str, str]]
    lead: str
    rows: Sequence[tuple[str, str, str, str]]
    explained: Sequence[tuple[str, str]]
    footer: str
    words: dict[str, Any]
    lang: str


def printed(paper: ExtractPaper, at: datetime) -> bytes:
    """The file."""
    return printed_on(_TEMPLATE, asdict(paper), at)
