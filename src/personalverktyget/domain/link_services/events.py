"""What can be recorded about link services."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class LinkServiceSaved(Event):
    """A region made a link service, or changed one."""

    name = "link_service.saved"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "service"
    service: UUID
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class LinkHandedOut(Event):
    """A region put a link service on a unit's card."""

    name = "link_service.handed_out"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    service: UUID


@dataclass(frozen=True, kw_only=True)
class LinkTakenBack(Event):
    """A region took a link service away from a unit's card."""

    name = "link_service.taken_back"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    service: UUID


@dataclass(frozen=True, kw_only=True)
class CardOrdered(Event):
    """A unit moved a case type or a link to another place on its card."""

    name = "contact_card.ordered"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "moved"
    moved: UUID
    unit: UUID
    place: int
