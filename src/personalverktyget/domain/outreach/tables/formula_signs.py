"""What keeps a spreadsheet from reckoning with somebody's words: an apostrophe before what begins like a formula.

The sign goes on by ``harmless`` and off again by ``as_written``, for whatever text: a list that was written out, filled
in and read again says what it said.
"""

import re
from typing import Final

# The wide forms count as the others in some spreadsheets.
_BEGINS_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_PLAIN_NUMBER: Final = re.compile(r"[+-]\d[\d .,\u00a0-]*")
SIGN: Final = "'"


def harmless(text: str) -> str:
    """The text as it may stand in a CSV file. A number with its sign is left alone, and so is a phone number."""
    if _BEGINS_FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return SIGN + text
    return text


def as_written(text: str) -> str:
    """The text as it was before ``harmless``."""
    return text[1:] if text.startswith(SIGN) and _BEGINS_FORMULA.match(text) else text
