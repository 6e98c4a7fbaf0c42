"""Bring roles in from another source, set-based: the demo world now, moves from other systems later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access.events import GrantsImported, NeedsAndRiskAnalysisRecorded
from personalverktyget.domain.access.models import Grant, NeedsAndRiskAnalysis
from personalverktyget.domain.access.roles import UNIT_ROLES, Role
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.people.models import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedGrant:
    """A role to be given. ``at`` is the HSA-id of the unit or region, empty for the nation."""

    hsa_id: str
    role: Role
    at: str
    valid_from: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedAnalysis:
    """A unit's needs-and-risk analysis."""

    unit: str
    needs: str
    risks: str
    measures: str


def import_grants(
    actor: SystemActor, grants: Iterable[ImportedGrant], *, analyses: Iterable[ImportedAnalysis], source: str
) -> None:
    """Record the units' analyses, then give the roles. What is there already stays as it is.

    Unknown HSA-ids raise ``KeyError`` and nothing is kept.
    """
    staff = dict(StaffMember.objects.values_list("hsa_id", "id"))
    units = dict(CareUnit.objects.values_list("hsa_id", "id"))
    regions = dict(Region.objects.values_list("hsa_id", "id"))
    at = now()
    analysed = set(NeedsAndRiskAnalysis.objects.values_list("unit_id", flat=True))
    held = set(Grant.objects.filter(revoked_at=None).values_list("staff_id", "role", "unit_id", "region_id"))
    rows = [
        Grant(
            id=uuid4(),
            staff_id=staff[found.hsa_id],
            role=found.role,
            unit_id=units[found.at] if found.role in UNIT_ROLES else None,
            region_id=regions[found.at] if found.role is Role.REGIONAL_ADMIN else None,
            valid_from=found.valid_from,
            reason=found.reason,
            granted_at=at,
        )
        for found in grants
    ]
    records = [
        NeedsAndRiskAnalysis(
            id=uuid4(),
            unit_id=units[found.unit],
            needs=found.needs,
            risks=found.risks,
            measures=found.measures,
            recorded_at=at,
        )
        for found in analyses
        if units[found.unit] not in analysed
    ]
    with unit_of_work(actor) as work:
        for record in NeedsAndRiskAnalysis.objects.bulk_create(records):
            work.record(NeedsAndRiskAnalysisRecorded(analysis=record.id, unit=record.unit_id))
        new = [row for row in rows if (row.staff_id, row.role, row.unit_id, row.region_id) not in held]
        work.record(GrantsImported(source=source, count=len(Grant.objects.bulk_create(new))))
