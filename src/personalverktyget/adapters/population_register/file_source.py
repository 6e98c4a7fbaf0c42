"""The population register as a JSON file, for the demo and for tests."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from personalverktyget.adapters.json_files import Malformed, by_identity, listed, read_optional, read_sections, text
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, accept
from personalverktyget.domain.people.registers import (
    COUNTY_DIGITS,
    MUNICIPALITY_DIGITS,
    RegisteredArea,
    RegisteredPerson,
    RegisterUnavailable,
)


class FilePopulationRegister:
    """A population register read from one file, checked whole as it is read."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or settings.POPULATION_REGISTER_FILE
        rows = read_sections(self.file, "residents")["residents"]
        self._areas = by_identity(self.file, "areas", read_optional(self.file, "areas"), _area, "code")
        for area in self._areas.values():
            if not area.is_county and area.code[:COUNTY_DIGITS] not in self._areas:
                place = list(self._areas).index(area.code) + 1
                raise RegisterUnavailable(f"{self.file}: areas, entry {place}: its county is not among the areas.")
        self._people = by_identity(self.file, "residents", rows, _person, "number")
        for number, guardian in ((it.number, other) for it in self._people.values() for other in it.guardians):
            if guardian not in self._people or guardian == number:
                place = list(self._people).index(number) + 1
                raise RegisterUnavailable(f'{self.file}: residents, entry {place}: a number in "guardians" is unknown.')

    def person(self, number: str) -> RegisteredPerson | None:
        """The person with this identity number of 12 digits, or ``None``."""
        return self._people.get(number)

    def areas(self) -> tuple[RegisteredArea, ...]:
        """The counties and municipalities, by their codes."""
        return tuple(sorted(self._areas.values()))

    def people(self) -> Iterable[RegisteredPerson]:
        """Everybody. Only a source that is a file can tell."""
        return self._people.values()


def _person(row: Mapping[str, Any]) -> RegisteredPerson:
    return RegisteredPerson(
        number=_number(row.get("number"), "number"),
        given_name=text(row, "given_name"),
        surname=text(row, "surname"),
        street=text(row, "street", may_be_empty=True),
        postal_code=text(row, "postal_code", may_be_empty=True),
        town=text(row, "town", may_be_empty=True),
        mobile=text(row, "mobile", may_be_empty=True),
        email=text(row, "email", may_be_empty=True),
        is_protected=_flag(row, "protected"),
        deceased_on=_date(row, "deceased_on"),
        emigrated_on=_date(row, "emigrated_on"),
        guardians=tuple(_number(value, "guardians") for value in listed(row, "guardians")),
        county=_code(row, "county", COUNTY_DIGITS),
        municipality=_code(row, "municipality", MUNICIPALITY_DIGITS),
        sex=_sex(row),
    )


def _area(row: Mapping[str, Any]) -> RegisteredArea:
    code = text(row, "code")
    if not code.isascii() or not code.isdigit() or len(code) not in (COUNTY_DIGITS, MUNICIPALITY_DIGITS):
        raise Malformed('"code" must be two digits for a county or four for a municipality')
    return RegisteredArea(code, text(row, "name"))


def _code(row: Mapping[str, Any], name: str, digits: int) -> str:
    """A code of so many digits; nothing where the register does not say."""
    value = row.get(name) or ""
    if not isinstance(value, str) or (value and not (value.isascii() and value.isdigit() and len(value) == digits)):
        raise Malformed(f'"{name}" must be null or {digits} digits, as text')
    return value


def _sex(row: Mapping[str, Any]) -> str:
    value = row.get("sex") or ""
    if value not in ("", "F", "M"):
        raise Malformed('"sex" must be null, "F" or "M"')
    return str(value)


def _number(value: Any, name: str) -> str:
    """An identity number of 12 digits. The number itself is never repeated in a message."""
    if not isinstance(value, str):
        raise Malformed(f'"{name}" must hold an identity number of 12 digits, as text')
    try:
        number = accept(value, production=settings.MODE == "production").value
    except InvalidIdentityNumber as error:
        raise Malformed(f'"{name}" does not hold an identity number that may be used here ({error.code})') from error
    if number != value:
        raise Malformed(f'"{name}" must hold the 12 digits and nothing else')
    return number


def _flag(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name)
    if not isinstance(value, bool):
        raise Malformed(f'"{name}" must be true or false')
    return value


def _date(row: Mapping[str, Any], name: str) -> date | None:
    value = row.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Malformed(f'"{name}" must be null or a date such as 2026-11-23') from error
