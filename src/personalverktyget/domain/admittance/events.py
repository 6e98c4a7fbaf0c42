"""What can be recorded about who meets what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class ResidentsBroughtIn(Event):
    """A unit asked the population register about residents; ``residents`` are those whom it knew."""

    name = "residents.brought_in"
    action = LogAction.WRITE
    resource = "register"
    register: str
    asked: int
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class ResidentsLookedUp(Event):
    """Somebody looked residents up by their identity numbers, to hand something out to them."""

    name = "residents.looked_up"
    action = LogAction.READ
    resource = "offered"
    offered: UUID
    asked: int
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class ResidentLookedUp(Event):
    """Somebody looked a resident up by her identity number, to approve her."""

    name = "resident.looked_up"
    action = LogAction.READ
    resource = "unit"
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class GrantsListed(Event):
    """Somebody saw to whom a case type has been handed out."""

    name = "case_type.grants_listed"
    action = LogAction.READ
    resource = "offered"
    offered: UUID
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class OwnGrantsShown(Event):
    """A resident saw on a unit's card what has been handed out to her."""

    name = "case_type.own_grants_shown"
    action = LogAction.READ
    resource = "unit"
    resident: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class GrantEvent(Event):
    """Something done to what a resident has been handed out."""

    action = LogAction.WRITE
    resource = "offered"
    offered: UUID
    resident: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTypeGranted(GrantEvent):
    """A case type was handed out to a resident: until a day, or until further notice."""

    name = "case_type.granted"
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class GrantChanged(GrantEvent):
    """What was handed out to a resident got another last day, or none."""

    name = "case_type.grant_changed"
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class GrantTakenBack(GrantEvent):
    """What was handed out to a resident was taken back."""

    name = "case_type.grant_taken_back"


@dataclass(frozen=True, kw_only=True)
class UnitAudienceChanged(Event):
    """A unit said whom it is for."""

    name = "unit.audience_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    is_for_all: bool
    areas: int


@dataclass(frozen=True, kw_only=True)
class AudienceTold(Event):
    """A resident read that a unit is for others, worked out from what the register says of her."""

    name = "resident.audience_told"
    action = LogAction.READ
    resource = "unit"
    resident: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class ApprovedListed(Event):
    """Somebody saw whom the unit has approved."""

    name = "residents.approved_listed"
    action = LogAction.READ
    resource = "unit"
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class ResidentApproved(Event):
    """A unit let a resident in for a reason, until a day or until further notice; or changed until when."""

    name = "resident.approved"
    action = LogAction.WRITE
    resource = "unit"
    resident: UUID
    unit: UUID
    reason: str
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class ApprovalTakenBack(Event):
    """A unit no longer lets a resident in beside those whom it is for."""

    name = "resident.approval_taken_back"
    action = LogAction.WRITE
    resource = "unit"
    resident: UUID
    unit: UUID
