"""Swedish identity numbers: read tolerantly, kept in one form, never shown by accident.

Four kinds: personal identity numbers, coordination numbers (the day raised by 60), reserve numbers (given by health
care when the real number is unknown) and interim numbers (a letter first among the last four). Of reserve numbers
three forms are known: the national one, that of Region Stockholm and that of Västra Götalandsregionen.

A coordination number may name a day that does not exist (month 00, day 60, 30 February): the birth date is then not
fully known, and the agency's own test numbers hold 194 such. The personnummer package refuses them and takes ten digits
for a birth date later this year, which is why the rules stand here; the tests compare the two wherever they agree.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from personalverktyget.base import clock
from personalverktyget.base.test_numbers import check_digit, is_test_number


class Kind(StrEnum):
    """What sort of number it is."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    RESERVE = "reserve"
    INTERIM = "interim"


class Problem(StrEnum):
    """Why a text is no identity number that can be accepted."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_DIGITS = "not_digits"
    WRONG_DATE = "wrong_date"
    FUTURE_DATE = "future_date"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    NOT_A_TEST_NUMBER = "not_a_test_number"


class InvalidIdentityNumber(ValueError):
    """The text is not an identity number. ``code`` says why; the text itself is never repeated."""

    def __init__(self, code: Problem) -> None:
        super().__init__(code.value)
        self.code = code


PERSONAL_OID: Final = "1.2.752.129.2.1.3.1"
COORDINATION_OID: Final = "1.2.752.129.2.1.3.3"
NATIONAL_RESERVE_OID: Final = "1.2.752.74.9.1"
STOCKHOLM_RESERVE_OID: Final = "1.2.752.97.3.1.3"
VASTRA_GOTALAND_RESERVE_OID: Final = "1.2.752.113.11.0.2.1.1.1"

COORDINATION_DAYS: Final = 60
LONGEST_INPUT: Final = 60
CENTURIES: Final = ("18", "19", "20")
_NATIONAL = re.compile(r"(\d\d)(\d{6})[A-HJ-NPR-UX-Z]{2}[0-9A-HJ-NPR-UX-Z]\d")
_STOCKHOLM = re.compile(r"99(?:19|2[012])\d{8}")
_VASTRA_GOTALAND = re.compile(r"\d{8}[KMX]\d{3}")
_VASTRA_GOTALAND_VALUES = str.maketrans({"K": "5", "M": "7", "X": "8"})
_INTERIM = re.compile(r"\d{8}[TRSUWXJKLMN]\d{3}")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]")
_WRITTEN = re.compile(r"(\d{8}|\d{6})(\+?)([0-9A-Z]{4})")


@dataclass(frozen=True, slots=True, order=True)
class IdentityNumber:
    """One number. ``value`` holds the twelve characters; a representation in a log or a trace does not show them."""

    value: str = field(repr=False)
    kind: Kind
    oid: str = field(repr=False, compare=False)
    birth_date: date | None = field(repr=False, compare=False)

    @property
    def formatted(self) -> str:
        """As people write it: 19121212-1212."""
        return written(self.value)

    def age(self, on: date | None = None) -> int | None:
        """Whole years on a day (today when none is named), or ``None`` where the number holds no birth date."""
        if self.birth_date is None:
            return None
        day = on or clock.today()
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))


def written(value: str) -> str:
    """The twelve characters of a number as people write them: 19121212-1212."""
    return f"{value[:8]}-{value[8:]}" if len(value) == 12 else value


def parse(text: str, *, today: date | None = None) -> IdentityNumber:
    """Read a number as people write or paste it: ten or twelve digits, with spaces, hyphens or a plus sign.

    With ten digits the century is the latest that gives a birth date not in the future, and one earlier after "+".
    """
    day = today or clock.today()
    plain = _plain(text)
    _require_length(plain)
    match = _WRITTEN.fullmatch(plain)
    if match is None:
        raise InvalidIdentityNumber(Problem.NOT_DIGITS)
    date_part, sign, last = match.groups()
    if len(date_part) == 6:
        date_part = _with_century(date_part, sign, day)
    value = date_part + last
    if last.isdecimal():
        return _from_digits(value, day)
    return _from_letters(value, day)


def accept(text: str, *, production: bool, today: date | None = None) -> IdentityNumber:
    """Like ``parse``, but outside production only the Tax Agency's test numbers pass."""
    number = parse(text, today=today)
    if not production and not is_test_number(number.value):
        raise InvalidIdentityNumber(Problem.NOT_A_TEST_NUMBER)
    return number


def _plain(text: str) -> str:
    """Without spaces, invisible characters and hyphens (which say nothing), letters in upper case."""
    if len(text) > LONGEST_INPUT:
        raise InvalidIdentityNumber(Problem.TOO_LONG)
    simple = unicodedata.normalize("NFKC", _DASHES.sub("", text))
    return "".join(c for c in simple if not c.isspace() and unicodedata.category(c) != "Cf").upper()


def _require_length(plain: str) -> None:
    characters = len(plain.replace("+", ""))
    if not plain:
        raise InvalidIdentityNumber(Problem.MISSING)
    if re.search(r"[^0-9A-Z+]", plain) or sum(c.isalpha() for c in plain) > 4:
        raise InvalidIdentityNumber(Problem.NOT_DIGITS)
    if characters < 10 or characters == 11:
        raise InvalidIdentityNumber(Problem.TOO_SHORT)
    if characters > 12:
        raise InvalidIdentityNumber(Problem.TOO_LONG)


def _with_century(six: str, sign: str, today: date) -> str:
    """The six digits of a date with the century in front; a plus sign means a hundred years or more."""
    possible = [c for c in CENTURIES if _is_possible(c + six) and _parts(c + six) <= _parts(f"{today:%Y%m%d}")]
    earlier = 2 if sign == "+" else 1
    if len(possible) < earlier:
        raise InvalidIdentityNumber(Problem.WRONG_DATE)
    return possible[-earlier] + six


def _parts(eight: str) -> tuple[int, int, int]:
    """Year, month and day of eight digits, a coordination number's day brought back to the day of the month."""
    day = int(eight[6:])
    return int(eight[:4]), int(eight[4:6]), day - COORDINATION_DAYS if day >= COORDINATION_DAYS else day


def _date(eight: str) -> date | None:
    try:
        return date(*_parts(eight))
    except ValueError:
        return None


def _is_possible(eight: str) -> bool:
    """Whether the digits name a day, or hold a coordination number's incomplete date."""
    _, month, day = _parts(eight)
    return _date(eight) is not None or (int(eight[6:]) >= COORDINATION_DAYS and month <= 12 and day <= 31)


def _from_digits(value: str, today: date) -> IdentityNumber:
    if _STOCKHOLM.fullmatch(value):
        _require_check_digit(value[4:])
        return IdentityNumber(value, Kind.RESERVE, STOCKHOLM_RESERVE_OID, None)
    born = _birth_date(value, today)
    _require_check_digit(value[2:])
    if value[8:11] == "000":
        raise InvalidIdentityNumber(Problem.WRONG_CHECK_DIGIT)
    if int(value[6:8]) >= COORDINATION_DAYS:
        return IdentityNumber(value, Kind.COORDINATION, COORDINATION_OID, born)
    return IdentityNumber(value, Kind.PERSONAL, PERSONAL_OID, born)


def _from_letters(value: str, today: date) -> IdentityNumber:
    if _VASTRA_GOTALAND.fullmatch(value):
        digits = value.translate(_VASTRA_GOTALAND_VALUES)
        # The check digits of the two forms never coincide for the same letter, so that one number has one meaning.
        if check_digit(digits[2:11]) == int(digits[11]):
            return IdentityNumber(value, Kind.RESERVE, VASTRA_GOTALAND_RESERVE_OID, _birth_date(value, today))
    if _INTERIM.fullmatch(value):
        born = _birth_date(value, today)
        _require_check_digit(f"{value[2:8]}1{value[9:]}")
        return IdentityNumber(value, Kind.INTERIM, "", born)
    if match := _NATIONAL.fullmatch(value):
        return IdentityNumber(
            value, Kind.RESERVE, NATIONAL_RESERVE_OID, _national_birth_date(match[1], match[2], today)
        )
    raise InvalidIdentityNumber(Problem.NOT_DIGITS)


def _birth_date(value: str, today: date) -> date | None:
    if value[:2] not in CENTURIES or not _is_possible(value[:8]):
        raise InvalidIdentityNumber(Problem.WRONG_DATE)
    if _parts(value[:8]) > _parts(f"{today:%Y%m%d}"):
        raise InvalidIdentityNumber(Problem.FUTURE_DATE)
    return _date(value[:8])


def _national_birth_date(prefix: str, six: str, today: date) -> date | None:
    """The national form adds a multiple of three to the century; 00 stands for an unknown date."""
    if prefix == "00":
        return None
    for century in (18, 19, 20):
        born = _date(f"{century}{six}")
        offset = int(prefix) - century
        if offset in range(3, 79, 3) and born is not None and born <= today:
            return born
    raise InvalidIdentityNumber(Problem.WRONG_DATE)


def _require_check_digit(digits: str) -> None:
    if check_digit(digits[:-1]) != int(digits[-1]):
        raise InvalidIdentityNumber(Problem.WRONG_CHECK_DIGIT)
