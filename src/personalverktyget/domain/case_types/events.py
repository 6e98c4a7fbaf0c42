"""What can be recorded about case types."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class CaseTypeEvent(Event):
    """Something done to a case type."""

    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION


@dataclass(frozen=True, kw_only=True)
class CaseTypePublished(CaseTypeEvent):
    """A version of a case type was published."""

    name = "case_type.published"
    resource = "case_type"
    case_type: UUID
    code: str
    version: int


@dataclass(frozen=True, kw_only=True)
class CaseTypeOffered(CaseTypeEvent):
    """A unit began to offer case types."""

    name = "case_type.offered"
    resource = "unit"
    unit: UUID
    codes: str


@dataclass(frozen=True, kw_only=True)
class OfferChanged(CaseTypeEvent):
    """A unit opened, closed or described a case type that it offers."""

    name = "case_type.offer_changed"
    resource = "offered"
    offered: UUID
    unit: UUID
    is_active: bool
