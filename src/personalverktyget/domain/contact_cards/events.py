"""What can be recorded about contact cards."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class ContactCardChanged(Event):
    """A unit changed its contact card. ``part`` is texts, hours, deviations, restored, or replaced: by its region."""

    name = "contact_card.changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    part: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ContactCardsPublished(Event):
    """The worker published the cards of these units, or found that their facts are what they were."""

    name = "contact_cards.published"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "contact_card"
    units: tuple[UUID, ...]
    changed: int
    failed: int
