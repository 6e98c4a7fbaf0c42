"""What is handed out about regions and units."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class UnitSettings:
    """A unit as its administrators see it: the directory's part, and the unit's own."""

    id: UUID
    name: str
    hsa_id: str
    provider: str
    address: str
    postal_code: str
    town: str
    municipality: str
    phone: str
    feedback_target: str
    pauses_while_waiting: bool
    region_feedback_days: int
    version: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a region's list."""

    id: UUID
    name: str
    hsa_id: str
    municipality: str
    is_active: bool
    administrators: int
    has_analysis: bool


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """A region's settings, and what the directory says of it: ``county`` is its code in the population register."""

    name: str
    feedback_days: int
    uses_permission_admin: bool
    working_eves: tuple[str, ...]
    contact_address: str
    needs_second_person: bool
    highest_lix: int
    approval_above: int
    hsa_id: str
    county: str


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A care provider, and whether its staff are named to residents who ask who has opened their cases."""

    id: UUID
    name: str
    hsa_id: str
    names_staff: bool


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region in the nation's list."""

    id: UUID
    name: str
    hsa_id: str
    units: int
