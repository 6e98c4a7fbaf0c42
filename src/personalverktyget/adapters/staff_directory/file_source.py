"""The staff directory as a JSON file, for the demo, for tests and for where no directory can be reached."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from personalverktyget.adapters.json_files import Malformed, by_identity, listed, read_sections, text
from personalverktyget.domain.calendars.opening_hours import WEEKDAYS, InvalidOpeningHours, OpeningHours
from personalverktyget.domain.organisation.directory import DirectoryProvider, DirectoryRegion, DirectoryUnit
from personalverktyget.domain.people.registers import (
    COUNTY_DIGITS,
    DirectoryCommission,
    DirectoryStaff,
    RegisterUnavailable,
)

_HSA_ID = re.compile(r"[A-Z]{2,6}\d{10}-[A-Z0-9]{1,19}")


class FileStaffDirectory:
    """A staff directory read from one file, checked whole as it is read: no half directory is ever used."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or settings.STAFF_DIRECTORY_FILE
        rows = read_sections(self.file, "regions", "providers", "units", "staff")
        self._regions = by_identity(self.file, "regions", rows["regions"], _region, "hsa_id")
        self._providers = by_identity(self.file, "providers", rows["providers"], _provider, "hsa_id")
        self._units = by_identity(self.file, "units", rows["units"], _unit, "hsa_id")
        self._staff = by_identity(self.file, "staff", rows["staff"], _staff_member, "hsa_id")
        self._require_known_places()

    def regions(self) -> Iterable[DirectoryRegion]:
        """All regions."""
        return self._regions.values()

    def providers(self) -> Iterable[DirectoryProvider]:
        """All care providers."""
        return self._providers.values()

    def units(self) -> Iterable[DirectoryUnit]:
        """All care units."""
        return self._units.values()

    def staff_members(self) -> Iterable[DirectoryStaff]:
        """Everybody. Only a source that is a file can tell."""
        return self._staff.values()

    def staff_member(self, hsa_id: str) -> DirectoryStaff | None:
        """The staff member with this HSA-id, or ``None``. Letter case and surrounding blanks do not matter."""
        return self._staff.get(hsa_id.strip().upper())

    def _require_known_places(self) -> None:
        """A unit's provider and a provider's region must stand in the same file. Commissions may be held elsewhere."""
        wanted: list[tuple[str, str, str, Mapping[str, object]]] = [
            *(("providers", it.hsa_id, it.region, self._regions) for it in self._providers.values()),
            *(("units", it.hsa_id, it.provider, self._providers) for it in self._units.values()),
        ]
        for section, hsa_id, place, known in wanted:
            if place not in known:
                raise RegisterUnavailable(f"{self.file}: {section}, {hsa_id}: {place} is not in the file.")


def _hsa_id(row: Mapping[str, Any], name: str = "hsa_id") -> str:
    value = text(row, name).upper()
    if not _HSA_ID.fullmatch(value):
        raise Malformed(f'"{name}" is not an HSA-id such as SE2321000016-1A2B')
    return value


def _region(row: Mapping[str, Any]) -> DirectoryRegion:
    county = text(row, "county", may_be_empty=True) if "county" in row else ""
    if county and not re.fullmatch(rf"[0-9]{{{COUNTY_DIGITS}}}", county):
        raise Malformed('"county" must be two digits')
    return DirectoryRegion(hsa_id=_hsa_id(row), name=text(row, "name"), county=county)


def _provider(row: Mapping[str, Any]) -> DirectoryProvider:
    return DirectoryProvider(hsa_id=_hsa_id(row), name=text(row, "name"), region=_hsa_id(row, "region"))


def _unit(row: Mapping[str, Any]) -> DirectoryUnit:
    return DirectoryUnit(
        hsa_id=_hsa_id(row),
        name=text(row, "name"),
        provider=_hsa_id(row, "provider"),
        kind=text(row, "kind"),
        address=text(row, "address", may_be_empty=True),
        postal_code=text(row, "postal_code", may_be_empty=True),
        town=text(row, "town", may_be_empty=True),
        municipality=text(row, "municipality"),
        phone=text(row, "phone", may_be_empty=True),
        opening_hours=_opening_hours(row),
        presentation=text(row, "presentation", may_be_empty=True),
        **_position(row),
    )


def _position(row: Mapping[str, Any]) -> dict[str, float]:
    """Where the unit lies, if the file says so: both numbers or neither."""
    found = {name: row[name] for name in ("latitude", "longitude") if row.get(name) is not None}
    if not found:
        return {}
    within = {"latitude": 90, "longitude": 180}
    for name, degrees in within.items():
        value = found.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not -degrees <= value <= degrees:
            raise Malformed(f'"{name}" must be a number of degrees, at most {degrees}')
    return {name: float(value) for name, value in found.items()}


def _opening_hours(row: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    try:
        return OpeningHours.from_json(row.get("opening_hours")).to_json()
    except InvalidOpeningHours as error:
        day = "" if error.weekday is None else f" on {WEEKDAYS[error.weekday]}"
        raise Malformed(f'"opening_hours"{day} cannot be read ({error.code})') from error


def _staff_member(row: Mapping[str, Any]) -> DirectoryStaff:
    return DirectoryStaff(
        hsa_id=_hsa_id(row),
        given_name=text(row, "given_name"),
        surname=text(row, "surname"),
        title=text(row, "title", may_be_empty=True),
        email=text(row, "email", may_be_empty=True),
        mobile=text(row, "mobile", may_be_empty=True),
        is_protected=_flag(row, "is_protected"),
        commissions=tuple(_commission(entry) for entry in listed(row, "commissions")),
    )


def _flag(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise Malformed(f'"{name}" must be true or false')
    return value


def _commission(entry: Any) -> DirectoryCommission:
    if not isinstance(entry, dict):
        raise Malformed('"commissions" must hold objects')
    return DirectoryCommission(
        hsa_id=_hsa_id(entry), name=text(entry, "name"), purpose=text(entry, "purpose"), unit=_hsa_id(entry, "unit")
    )
