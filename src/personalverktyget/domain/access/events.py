"""What can be recorded about sign-ins, roles and terms (L-04)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class AccessEvent(Event):
    """Everything here is administration and writes."""

    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "staff"


@dataclass(frozen=True, kw_only=True)
class StaffSignedIn(AccessEvent):
    """A staff member signed in."""

    name = "staff.signed_in"
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class StaffSignedOut(AccessEvent):
    """A staff member signed out."""

    name = "staff.signed_out"
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class ResidentSignedIn(AccessEvent):
    """A resident signed in."""

    name = "resident.signed_in"
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class ResidentSignedOut(AccessEvent):
    """A resident signed out."""

    name = "resident.signed_out"
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class SignInRefused(AccessEvent):
    """A sign-in was refused; ``reason`` is a code, never what was sent."""

    name = "sign_in.refused"
    resource = "audience"
    audience: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class WorkplaceChosen(AccessEvent):
    """A staff member chose the unit to work at."""

    name = "staff.workplace_chosen"
    staff: UUID
    workplace: UUID | None


@dataclass(frozen=True, kw_only=True)
class TermsAccepted(AccessEvent):
    """The terms of use were accepted."""

    name = "terms.accepted"
    resource = "version"
    version: str
    resident: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RoleGranted(AccessEvent):
    """A role was given."""

    name = "role.granted"
    resource = "grant"
    grant: UUID
    staff: UUID
    role: str
    unit: UUID | None
    region: UUID | None
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(AccessEvent):
    """A role was taken away."""

    name = "role.revoked"
    resource = "grant"
    grant: UUID
    staff: UUID
    role: str
    unit: UUID | None
    region: UUID | None


@dataclass(frozen=True, kw_only=True)
class NeedsAndRiskAnalysisRecorded(AccessEvent):
    """A unit's needs-and-risk analysis was recorded."""

    name = "needs_and_risk_analysis.recorded"
    resource = "analysis"
    analysis: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class GrantsImported(AccessEvent):
    """Roles were brought in from another source, one event for all."""

    name = "roles.imported"
    resource = "source"
    source: str
    count: int
