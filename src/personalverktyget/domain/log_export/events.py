"""What can be recorded about the log being handed on (L-04)."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class LogDeliverySettled(Event):
    """A delivery to the log service was made, taken, divided or refused. ``first`` and ``last`` are numbers."""

    name = "log.delivery_settled"
    action = LogAction.WRITE
    purpose = LogPurpose.DOCUMENTATION
    resource = "delivery"
    delivery: UUID
    state: str
    first: int
    last: int
    count: int


@dataclass(frozen=True, kw_only=True)
class RefusedLogResent(Event):
    """Whoever runs the program let so many entries that the log service had refused be sent again."""

    name = "log.refused_resent"
    action = LogAction.WRITE
    purpose = LogPurpose.DOCUMENTATION
    resource = "receiver"
    receiver: str
    count: int


@dataclass(frozen=True, kw_only=True)
class LogExported(Event):
    """A reviewer took out a part of the unit's log as a file."""

    name = "log.exported"
    action = LogAction.READ
    purpose = LogPurpose.QUALITY
    resource = "unit"
    unit: UUID
    format: str
    first_day: str
    last_day: str
    count: int
    residents: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class AffectedListed(Event):
    """Whoever runs the program listed whose data was shown or changed in a time, to report a personal data breach."""

    name = "log.affected_listed"
    action = LogAction.READ
    purpose = LogPurpose.DOCUMENTATION
    resource = "list"
    first_at: str
    last_at: str
    about_staff: str
    about_unit: str
    count: int
    residents: tuple[UUID, ...]
