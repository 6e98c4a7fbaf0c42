"""The report of a signed review, as PDF (tagged, PDF/UA-1): what was reviewed, by what rules, and what came of it.

Set by Typst as letters are (docs/adr/0029-letters.md). It is the same to the byte for the same review. Residents are
told of by no name: the report is kept, and shown to others than reviewers.
"""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_FONTS: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_STANDARD: Final = "ua-1"
# In place of a sign that no font has a shape for; the note itself stays as it was in the program.
_NO_SHAPE: Final = "\u25a1"


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
    data = asdict(report) | {"fonts": _FONTS}
    try:
        return _compiled(data, at)
    except typst.TypstError as error:
        if "could not be displayed" not in error.diagnostic:
            raise
        return _compiled(_plain(data), at)


def _compiled(data: dict[str, Any], at: datetime) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_own_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[_STANDARD],
        timestamp=at.replace(microsecond=0),
    )


@cache
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _plain(value: Any) -> Any:
    """The same with a box for every sign beyond Latin, Greek and Cyrillic: a report is never left unprinted."""
    if isinstance(value, str):
        return "".join(sign if _has_shape(sign) else _NO_SHAPE for sign in value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _has_shape(sign: str) -> bool:
    return sign in "\n \u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00b7" or (
        ord(sign) < 0x530 and unicodedata.category(sign)[0] in "LNPSZ"
    )
