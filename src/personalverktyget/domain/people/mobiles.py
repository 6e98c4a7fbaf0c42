"""Mobile numbers: read as people write them, kept as networks do. Pure: no Django here."""

import re
from typing import Final

_BETWEEN: Final = re.compile(r"[\s\u00a0().\-–/]+")
_SWEDISH: Final = re.compile(r"\+467[02369]\d{7}")
_FOREIGN: Final = re.compile(r"\+(?!46)[1-9]\d{6,14}")


def mobile_number(text: str) -> str:
    """The number as +46701740605; nothing where it is none that a text message can be sent to."""
    plain = _BETWEEN.sub("", text)
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    elif plain.startswith("0"):
        plain = f"+46{plain[1:]}"
    plain = plain.replace("+460", "+46", 1) if plain.startswith("+460") else plain
    return plain if plain.isascii() and (_SWEDISH.fullmatch(plain) or _FOREIGN.fullmatch(plain)) else ""


def written_mobile(number: str) -> str:
    """The number as people in Sweden write it: 070-174 06 05. A foreign one as it is kept."""
    if not _SWEDISH.fullmatch(number):
        return number
    own = f"0{number[3:]}"
    return f"{own[:3]}-{own[3:6]} {own[6:8]} {own[8:]}"
