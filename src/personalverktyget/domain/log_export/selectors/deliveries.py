"""What the log service has refused: for whoever runs the program. Nothing of residents."""

from dataclasses import dataclass
from datetime import datetime

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.states import DeliveryState


@dataclass(frozen=True, slots=True)
class RefusedDelivery:
    """An entry that the service refused, with its own word for why. ``event`` is empty where the log's time is over."""

    seq: int
    made_at: datetime | None
    event: str
    reason: str
    attempts: int
    refused_at: datetime | None


def refused_deliveries(actor: SystemActor) -> tuple[RefusedDelivery, ...]:
    """All of them, the earliest entry first."""
    rows = list(LogDelivery.objects.filter(state=DeliveryState.REFUSED).order_by("first_seq"))
    entries = LogEntry.objects.filter(seq__in=[row.first_seq for row in rows]).values_list("seq", "at", "event")
    about = {seq: (at, event) for seq, at, event in entries} if rows else {}
    return tuple(_told(row, *about.get(row.first_seq, (None, ""))) for row in rows)


def _told(row: LogDelivery, made_at: datetime | None, event: str) -> RefusedDelivery:
    return RefusedDelivery(row.first_seq, made_at, event, row.reason, row.attempts, row.settled_at)
