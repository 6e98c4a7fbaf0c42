"""What is handed out about workplaces and roles."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place where a staff member holds a role. ``kind`` is unit, region or nation."""

    id: UUID | None
    kind: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role that somebody holds, as administrators see it."""

    id: UUID
    staff_id: UUID
    staff_name: str
    staff_title: str
    staff_hsa_id: str
    role: str
    valid_from: date
    valid_until: date | None
    reason: str
    granted_by: str
    is_upcoming: bool
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """A recorded needs-and-risk analysis."""

    needs: str
    risks: str
    measures: str
    recorded_on: date
    recorded_by: str
