"""What stands in line for the log service: which entries it is told of, and how far they have been written down."""

from django.db.models import Max, QuerySet, Sum

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.states import DeliveryState


def told(entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """Those that the service is told of: what staff at work at a unit did with residents' data."""
    return entries.filter(actor_kind="staff").exclude(unit_hsa_id="").exclude(residents=[])


def last_written_down() -> int:
    """The number of the last entry that a delivery holds, whatever became of it; 0 before the first."""
    return LogDelivery.objects.aggregate(last=Max("last_seq"))["last"] or 0


def first_waiting() -> LogDelivery | None:
    """The delivery that is to be taken next."""
    return LogDelivery.objects.filter(state=DeliveryState.WAITING).order_by("first_seq").first()


def count_waiting() -> int:
    """How many entries stand in deliveries that the service has not taken yet."""
    return LogDelivery.objects.filter(state=DeliveryState.WAITING).aggregate(all=Sum("count"))["all"] or 0
