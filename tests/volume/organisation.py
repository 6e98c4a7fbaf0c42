"""Fifty units with their staff and one central case type, made by the program's own services."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import SignedInStaff, SystemActor
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import ImportedAnalysis, ImportedGrant, accept_terms, import_grants
from personalverktyget.domain.case_types.central.renew_prescription import CONTENT
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.organisation.directory import DirectoryProvider, DirectoryRegion, DirectoryUnit
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import import_organisation
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.registers import DirectoryStaff
from personalverktyget.domain.people.services import import_staff

SYSTEM: Final = SystemActor("volume")
UNITS: Final = 50
HANDLERS: Final = 20
# The unit with a tenth of all cases.
LARGE: Final = 0
_PREFIX: Final = "TSTNMT2321000156-"
_REGION: Final = f"{_PREFIX}V000"
_HOURS: Final = {day: [["08.00", "17.00"]] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}


@dataclass(frozen=True)
class Organisation:
    """Ids by place: units from 0, and at each the handlers from 0."""

    units: tuple[UUID, ...]
    offered: tuple[UUID, ...]
    handlers: tuple[tuple[UUID, ...], ...]
    case_type_version: UUID
    case_type_name: str

    @property
    def worker(self) -> UUID:
        """Who is signed in at the large unit: receiver and handler, with a fourth of what is being worked on."""
        return self.handlers[LARGE][0]

    @property
    def administrator(self) -> UUID:
        """Who builds the large unit's own case types."""
        return self.handlers[LARGE][1]

    @property
    def sender(self) -> UUID:
        """Who writes to many for the large unit."""
        return self.handlers[LARGE][2]


class _Directory:
    def regions(self) -> list[DirectoryRegion]:
        return [DirectoryRegion(hsa_id=_REGION, name="Region Volym")]

    def providers(self) -> list[DirectoryProvider]:
        return [DirectoryProvider(hsa_id=f"{_REGION}P", name="Volymens vård", region=_REGION)]

    def units(self) -> list[DirectoryUnit]:
        return [
            DirectoryUnit(
                hsa_id=_unit(place),
                name=f"Vårdcentral {place + 1}",
                provider=f"{_REGION}P",
                kind="Vårdcentral",
                address="Provgatan 1",
                postal_code="999 99",
                town="Provby",
                municipality="Provby",
                phone="031-390 06 99",
                opening_hours=_HOURS,
                presentation="",
            )
            for place in range(UNITS)
        ]


def build() -> Organisation:
    """Make it in the database that Django is connected to."""
    import_organisation(SYSTEM, _Directory())
    everybody = [(unit, place) for unit in range(UNITS) for place in range(HANDLERS)]
    import_staff(SYSTEM, [_colleague(unit, place) for unit, place in everybody])
    grants = [_grant(_staff(unit, place), Role.CASE_HANDLER, unit) for unit, place in everybody]
    grants += [_grant(_staff(unit, 0), Role.CASE_RECEIVER, unit) for unit in range(UNITS)]
    grants += [_grant(_staff(LARGE, 1), role, LARGE) for role in (Role.LOG_REVIEWER, Role.UNIT_ADMIN)]
    analyses = [ImportedAnalysis(unit=_unit(unit), needs="-", risks="-", measures="-") for unit in range(UNITS)]
    import_grants(SYSTEM, grants, analyses=analyses, source="volume")
    publish_central_case_type(SYSTEM, _REGION, CONTENT)
    for unit in range(UNITS):
        offer_case_types(SYSTEM, _unit(unit), [CONTENT.code])
    made = found()
    for place, staff_id in ((0, made.worker), (2, made.sender)):
        accept_terms(SignedInStaff(staff_id=staff_id, hsa_id=_staff(LARGE, place), name=""))
    return made


def found() -> Organisation:
    """Look up what was made."""
    units: dict[str, UUID] = dict(CareUnit.objects.values_list("hsa_id", "id"))
    staff: dict[str, UUID] = dict(StaffMember.objects.values_list("hsa_id", "id"))
    offered: dict[UUID, UUID] = dict(OfferedCaseType.objects.values_list("unit_id", "id"))
    version: Any = CaseTypeVersion.objects.get()
    in_order = tuple(units[_unit(place)] for place in range(UNITS))
    return Organisation(
        units=in_order,
        offered=tuple(offered[unit] for unit in in_order),
        handlers=tuple(tuple(staff[_staff(unit, place)] for place in range(HANDLERS)) for unit in range(UNITS)),
        case_type_version=version.id,
        case_type_name=version.name,
    )


def _unit(place: int) -> str:
    return f"{_PREFIX}V1{place:02d}"


def _staff(unit: int, place: int) -> str:
    return f"{_PREFIX}S{unit:02d}{place:02d}"


def _colleague(unit: int, place: int) -> DirectoryStaff:
    return DirectoryStaff(
        hsa_id=_staff(unit, place),
        given_name=("Anna", "Björn", "Cecilia", "David", "Eva")[place % 5],
        surname=f"Hanterare {place + 1}",
        title="Sjuksköterska",
        email="",
        mobile="",
        commissions=(),
    )


def _grant(hsa_id: str, role: Role, unit: int) -> ImportedGrant:
    return ImportedGrant(hsa_id=hsa_id, role=role, at=_unit(unit), valid_from=date(2026, 1, 1), reason="Arbetar här.")
