"""Who may be named to judge for a unit whose only reviewer is the one whose entries they are."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.base.clock import today
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import REVIEWERS
from personalverktyget.domain.organisation.models import CareUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who reviews, and where."""

    staff_id: UUID
    name: str
    unit_name: str
    role: str


def candidates(unit: CareUnit, *, but: UUID) -> tuple[Candidate, ...]:
    """The reviewers of the care provider's other units in the region, and its own: to no other provider (PDL 6)."""
    held = Grant.objects.filter(
        in_force(today()), role__in=REVIEWERS, unit__provider_id=unit.provider_id, unit__region_id=unit.region_id
    ).exclude(staff_id=but)
    rows = held.select_related("staff", "unit").order_by(
        "unit__sort_key", "staff__surname", "staff__given_name", "role"
    )
    found = {
        row.staff_id: Candidate(
            staff_id=row.staff_id, name=row.staff.name, unit_name=row.unit.name if row.unit else "", role=row.role
        )
        for row in rows
    }
    return tuple(found.values())
