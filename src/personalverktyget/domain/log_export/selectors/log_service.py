"""How the log is handed on to the log service, for whoever answers for a region. Nothing of residents or staff.

The service is the installation's, and so is the line: what waits is not counted region by region.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_export.line import count_waiting, first_waiting, last_written_down, told
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.states import DeliveryState

# Entries that wait are counted so far.
MOST_COUNTED: Final = 10_000
# The worker sends every minute. Where something waits and nothing has been taken for so long, it stands still.
PATIENCE: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogServiceStanding:
    """How far the service has come.

    ``has_all_to`` is when the last entry was made before which it has all but what it has refused. ``waiting`` stops
    at a bound. ``refused_with`` is the service's own code for the last that it refused.
    """

    is_set_up: bool
    host: str
    logical_address: str
    has_all_to: datetime | None
    last_taken_at: datetime | None
    waiting: int
    waiting_since: datetime | None
    refused: int
    last_refused_at: datetime | None
    refused_with: str

    @property
    def stands_still(self) -> bool:
        """Whether something waits, and has waited long without the service taking anything."""
        if not (self.is_set_up and self.waiting_since):
            return False
        return max(self.waiting_since, self.last_taken_at or self.waiting_since) < now() - PATIENCE


def log_service(actor: AdministratorActor) -> LogServiceStanding:
    """The standing now. What would wait is not asked for where there is no service to wait for."""
    actor.require(Permission.ADMINISTER_REGION)
    is_set_up, head = bool(settings.LOG_SERVICE_URL), first_waiting()
    waiting, first_seq = _waiting(head) if is_set_up else (0, None)
    taken = LogDelivery.objects.filter(state=DeliveryState.TAKEN).order_by("-last_seq")
    latest = taken.first()
    before = taken.filter(last_seq__lt=head.first_seq).first() if head else latest
    refused = LogDelivery.objects.filter(state=DeliveryState.REFUSED)
    last_refused = refused.order_by("-settled_at").first()
    made = _made_at([before.last_seq if before else None, first_seq])
    return LogServiceStanding(
        is_set_up=is_set_up,
        host=urlsplit(settings.LOG_SERVICE_URL).hostname or "",
        logical_address=settings.LOG_SERVICE_ADDRESS,
        has_all_to=made.get(before.last_seq) if before else None,
        last_taken_at=latest.settled_at if latest else None,
        waiting=waiting,
        waiting_since=made.get(first_seq) if first_seq else None,
        refused=refused.count() if last_refused else 0,
        last_refused_at=last_refused.settled_at if last_refused else None,
        refused_with=last_refused.reason if last_refused else "",
    )


def _waiting(head: LogDelivery | None) -> tuple[int, int | None]:
    """How many entries wait, in deliveries and behind them, and the number of the first."""
    unwritten = told(LogEntry.objects.filter(seq__gt=last_written_down())).order_by("seq")
    behind = list(unwritten.values_list("seq", flat=True)[: MOST_COUNTED + 1])
    first = head.first_seq if head else next(iter(behind), None)
    return min(count_waiting() + len(behind), MOST_COUNTED + 1), first


def _made_at(seqs: list[int | None]) -> dict[int, datetime]:
    """When these entries were made; those whose time in the log is over are left out."""
    return dict(LogEntry.objects.filter(seq__in=[seq for seq in seqs if seq]).values_list("seq", "at"))
