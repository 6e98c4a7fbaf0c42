"""The identity number of a cell: what people, exports and spreadsheets make of it. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from personalverktyget.base.identity_numbers import IdentityNumber, InvalidIdentityNumber, Problem, accept
from personalverktyget.domain.outreach.recipient_lists.problems import RowProblem

_SCIENTIFIC: Final = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_DECIMALS: Final = re.compile(r"(\d+)[.,]0+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,3}|\d{1,3}(?:\.\d{3}){2,3}")
# ="191212121212" keeps a spreadsheet from reckoning; so does an apostrophe first.
_KEPT_AS_TEXT: Final = re.compile(r"=\s*\"([^\"]*)\"")
_AROUND: Final = " \t\r\n\u00a0'’‘´`\"”“;,"
_SHORTENED: Final = re.compile(r"\d{7,9}")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number, or why there is none. ``restored`` says that a spreadsheet had taken its first noughts."""

    number: IdentityNumber | None = field(default=None, repr=False)
    problem: RowProblem | None = None
    restored: bool = False


def found_number(text: str, *, is_number: bool, production: bool, today: date | None = None) -> FoundNumber:
    """What stands in a cell. ``is_number`` says that the workbook keeps it as a number, not as text."""
    plain = _plain(text)
    if (match := _SCIENTIFIC.fullmatch(plain)) is not None:
        first, behind, exponent = match[1], match[2] or "", int(match[3])
        if len(behind) < exponent:
            return FoundNumber(problem=RowProblem.DIGITS_LOST)
        plain = first + behind[:exponent]
    try:
        return FoundNumber(accept(plain, production=production, today=today))
    except InvalidIdentityNumber as error:
        code = error.code
    if code is Problem.TOO_SHORT and _SHORTENED.fullmatch(plain):
        return _lengthened(plain, is_number=is_number, production=production, today=today)
    return FoundNumber(problem=RowProblem(code.value))


def _plain(text: str) -> str:
    plain = text.strip(_AROUND)
    if (match := _KEPT_AS_TEXT.fullmatch(text.strip())) is not None:
        plain = match[1].strip(_AROUND)
    if (match := _DECIMALS.fullmatch(plain)) is not None:
        return match[1]
    return re.sub("[,.]", "", plain) if _GROUPED.fullmatch(plain) else plain


def _lengthened(plain: str, *, is_number: bool, production: bool, today: date | None) -> FoundNumber:
    """The noughts that a spreadsheet takes from a number come back; in a text nobody knows who took them."""
    try:
        number = accept(plain.zfill(10), production=production, today=today)
    except InvalidIdentityNumber:
        return FoundNumber(problem=RowProblem.TOO_SHORT)
    if is_number:
        return FoundNumber(number, restored=True)
    return FoundNumber(problem=RowProblem.ZEROS_LOST)
