"""What is imported: a case and the steps of its life, told by HSA-ids and codes; and what they are looked up in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role, permissions_of
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember


class ImpossibleCase(ValueError):
    """A case that could not have lived so. The message says which, and at which step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedStep:
    """One step. ``by`` and ``handler`` are HSA-ids; nobody in ``by`` means the resident.

    ``opened_at`` is when the one who acts opened the case before, ``read_at`` when the resident read what was sent.
    """

    action: Action
    at: datetime
    by: str = ""
    handler: str = ""
    body: str = ""
    reason: str = ""
    opened_at: datetime | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that answers a question of the form."""

    question: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCase:
    """A case with its life. The first step is its sending; ``unit`` is an HSA-id, ``case_type`` a code."""

    unit: str
    resident: UUID
    case_type: str
    answers: Mapping[str, Any]
    steps: tuple[ImportedStep, ...]
    files: tuple[ImportedFile, ...] = ()


class Surroundings:
    """Units, offers, staff and their roles, read once for all lives."""

    def __init__(self, commissions: Mapping[tuple[str, str], str]) -> None:
        self.commissions = commissions
        self._forms: dict[UUID, FormDefinition] = {}
        self._actors: dict[tuple[str, str], StaffActor] = {}

    @cached_property
    def units(self) -> dict[str, CareUnit]:
        """The units by HSA-id, each with its region and provider."""
        return {row.hsa_id: row for row in CareUnit.objects.select_related("region", "provider")}

    @cached_property
    def staff(self) -> dict[str, StaffMember]:
        """The staff by HSA-id."""
        return {row.hsa_id: row for row in StaffMember.objects.all()}

    @cached_property
    def offers(self) -> dict[tuple[str, str], OfferedCaseType]:
        """What units offer, by the unit's HSA-id and the case type's code."""
        rows = OfferedCaseType.objects.select_related("case_type__current", "unit")
        return {(row.unit.hsa_id, row.case_type.code): row for row in rows}

    @cached_property
    def roles(self) -> dict[tuple[str, str], frozenset[Role]]:
        """The roles in force by the HSA-ids of staff and unit."""
        held: dict[tuple[str, str], frozenset[Role]] = {}
        grants = Grant.objects.filter(in_force(today()), unit__isnull=False)
        for staff, unit, role in grants.values_list("staff__hsa_id", "unit__hsa_id", "role"):
            held[staff, unit] = held.get((staff, unit), frozenset()) | {Role(role)}
        return held

    def form(self, offered: OfferedCaseType) -> tuple[CaseTypeVersion, FormDefinition]:
        """The case type's current version, and its form."""
        version = offered.case_type.current
        if version is None:
            raise ImpossibleCase(f"The case type {offered.case_type.code} has no version.")
        if version.id not in self._forms:
            self._forms[version.id] = from_json(version.form)
        return version, self._forms[version.id]

    def actor(self, hsa_id: str, unit: CareUnit) -> StaffActor:
        """The staff member at work at the unit, with the roles held there."""
        key = hsa_id, unit.hsa_id
        if key not in self._actors:
            staff, roles = self.staff[hsa_id], self.roles.get(key, frozenset())
            self._actors[key] = StaffActor(
                staff_id=staff.id,
                hsa_id=hsa_id,
                name=staff.name,
                unit_id=unit.id,
                unit_hsa_id=unit.hsa_id,
                unit_name=unit.name,
                provider_hsa_id=unit.provider.hsa_id,
                region_id=unit.region_id,
                commission_hsa_id=self.commissions.get(key, ""),
                permissions=permissions_of(roles),
                roles=frozenset(role.value for role in roles),
            )
        return self._actors[key]
