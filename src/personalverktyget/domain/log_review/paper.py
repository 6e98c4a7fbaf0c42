"""What log control puts on paper, as PDF (tagged, PDF/UA-1). Set by Typst as letters are (docs/adr/0029-letters.md)."""

import json
import unicodedata
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

_FONTS: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_STANDARD: Final = "ua-1"
# In place of a sign that no font has a shape for; what was written stays as it was in the program.
_NO_SHAPE: Final = "\u25a1"


def printed_on(template: Path, content: dict[str, Any], at: datetime) -> bytes:
    """The file: the same to the byte for the same content and time."""
    data = content | {"fonts": _FONTS}
    try:
        return _compiled(template, data, at)
    except typst.TypstError as error:
        if "could not be displayed" not in error.diagnostic:
            raise
        return _compiled(template, _plain(data), at)


def _compiled(template: Path, data: dict[str, Any], at: datetime) -> bytes:
    return typst.compile(
        template.read_bytes(),
        font_paths=_own_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[_STANDARD],
        timestamp=at.replace(microsecond=0),
    )


@cache
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _plain(value: Any) -> Any:
    """The same with a box for every sign beyond Latin, Greek and Cyrillic: a paper is never left unprinted."""
    if isinstance(value, str):
        return "".join(sign if _has_shape(sign) else _NO_SHAPE for sign in value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _has_shape(sign: str) -> bool:
    return sign in "\n \u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00b7" or (
        ord(sign) < 0x530 and unicodedata.category(sign)[0] in "LNPSZ"
    )
