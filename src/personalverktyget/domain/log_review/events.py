"""What can be recorded about the reading of the log itself (L-04)."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class LogRead(Event):
    """A reviewer read the unit's access log."""

    name = "log.read"
    action = LogAction.READ
    purpose = LogPurpose.QUALITY
    resource = "unit"
    unit: UUID
    first_day: str
    last_day: str
    residents: tuple[UUID, ...]
