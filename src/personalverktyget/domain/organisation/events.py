"""What can be recorded about regions, care providers and units."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class OrganisationImported(Event):
    """Regions, care providers and units were brought in or refreshed from the staff directory."""

    name = "organisation.imported"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "directory"
    directory: str
    regions: int
    units: int


@dataclass(frozen=True, kw_only=True)
class UnitSettingsChanged(Event):
    """A unit's own settings were changed."""

    name = "unit.settings_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    feedback_target: str
    pauses_while_waiting: bool


@dataclass(frozen=True, kw_only=True)
class ExtractPolicyChanged(Event):
    """Whether a care provider's staff are named in what residents are told of the log was changed."""

    name = "provider.extract_policy_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "provider"
    provider: UUID
    names_staff: bool


@dataclass(frozen=True, kw_only=True)
class RegionSettingsChanged(Event):
    """A region's settings were changed."""

    name = "region.settings_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "region"
    region: UUID
    feedback_days: int
    uses_permission_admin: bool
    working_eves: str
    needs_second_person: bool
    highest_lix: int
    approval_above: int
