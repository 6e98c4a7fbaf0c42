"""The access log of the unit where a reviewer works (K-03: that unit's only)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.actions import LogAction, LogOutcome
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import LogRead
from personalverktyget.domain.log_review.lines import Names
from personalverktyget.domain.log_review.read_models import LogPage, StaffInLog
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 100
LONGEST_PERIOD = timedelta(days=366)
# No log is older, and no calendar goes on for ever.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


class Kind(StrEnum):
    """Which entries to see."""

    ALL = "all"
    READS = "reads"
    CHANGES = "changes"
    REFUSALS = "refusals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days to see, both included."""

    first_day: date
    last_day: date


def unit_log(
    actor: StaffActor, period: Period, *, kind: Kind = Kind.ALL, staff_id: UUID | None = None, after: str = ""
) -> Disclosure[LogPage]:
    """What was done with the unit's data, and by the unit's staff, in the period; the latest first."""
    actor.require(Permission.REVIEW_LOG)
    _require_sound(period)
    entries = scopes.readable(actor, _of_kind(_in_period(actor, period), kind))
    if staff_id:
        entries = entries.filter(actor_kind="staff", actor_id=str(staff_id))
    if after:
        entries = entries.extra(where=["(at, seq) < (%s, %s)"], params=read_cursor(after, (datetime, int)))
    found = list(entries.order_by("-at", "-seq")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    names = Names.of(shown)
    page = LogPage(
        first_day=period.first_day,
        last_day=period.last_day,
        lines=tuple(names.line(entry) for entry in shown),
        staff=_staff_in(actor, period),
        next_cursor=write_cursor((shown[-1].at, shown[-1].seq)) if len(found) > PAGE_SIZE else "",
    )
    event = LogRead(
        unit=actor.unit_id,
        first_day=period.first_day.isoformat(),
        last_day=period.last_day.isoformat(),
        residents=tuple(dict.fromkeys(person.resident_id for line in page.lines for person in line.persons)),
    )
    return Disclosure("log", event, page)


def _require_sound(period: Period) -> None:
    in_order = FIRST_DAY <= period.first_day <= period.last_day <= LAST_DAY
    if not in_order or period.last_day - period.first_day > LONGEST_PERIOD:
        raise InvalidInput("", "first_day")


def _in_period(actor: StaffActor, period: Period) -> QuerySet[LogEntry]:
    start = datetime.combine(period.first_day, time.min, STOCKHOLM)
    end = datetime.combine(period.last_day + timedelta(days=1), time.min, STOCKHOLM)
    return LogEntry.objects.filter(owner_unit_id=actor.unit_id, at__gte=start, at__lt=end)


def _of_kind(entries: QuerySet[LogEntry], kind: Kind) -> QuerySet[LogEntry]:
    match kind:
        case Kind.READS:
            return entries.filter(action=LogAction.READ, outcome=LogOutcome.DONE)
        case Kind.CHANGES:
            return entries.exclude(action=LogAction.READ)
        case Kind.REFUSALS:
            return entries.filter(outcome=LogOutcome.REFUSED)
        case _:
            return entries


def _staff_in(actor: StaffActor, period: Period) -> tuple[StaffInLog, ...]:
    ids = _in_period(actor, period).filter(actor_kind="staff").order_by().values_list("actor_id", flat=True).distinct()
    staff = StaffMember.objects.filter(id__in=[UUID(id_) for id_ in ids]).order_by("surname", "given_name")
    return tuple(StaffInLog(row.id, row.name) for row in staff)
