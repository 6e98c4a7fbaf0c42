"""The log as it is told to the resident whom it is about: what staff have done with what is hers, and nobody else's.

What one person did several times of one kind in one day is one row with its count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case as Either
from django.db.models import Count, Max, Min, QuerySet, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import TruncDate

from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.events import ClosedCaseOpened
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review.doings import Naming, doing_of, naming_of
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember

Row = dict[str, Any]
_ALIKE: Final = ("actor_id", "unit_id", "event", "action", "purpose", "resource_type", "resource_id", "reason")
_REASON: Final = Either(
    When(event=ClosedCaseOpened.name, then=KT("details__reason")), default=Value(""), output_field=TextField()
)


def done_with(resident_id: UUID) -> QuerySet[LogEntry]:
    """What staff have done with what is the resident's. What was refused let nobody see anything."""
    return LogEntry.objects.filter(residents__contains=[resident_id], actor_kind="staff", outcome=LogOutcome.DONE)


def grouped(entries: QuerySet[LogEntry]) -> QuerySet[Any, Any]:
    """A row for what one person did of one kind in one day, the latest first."""
    rows: QuerySet[Any, Any] = (
        entries.order_by()
        .annotate(day=TruncDate("at", tzinfo=STOCKHOLM), reason=_REASON)
        .values("day", *_ALIKE)
        .annotate(
            count=Count("seq"),
            first=Min("at"),
            last=Max("at"),
            latest=Max("seq"),
            entries=ArrayAgg("id", order_by="-seq"),
        )
        .order_by("-last", "-latest")
    )
    return rows


def one_by_one(entries: QuerySet[LogEntry]) -> Iterator[Row]:
    """A row for each entry, the latest first."""
    found = entries.annotate(reason=_REASON).order_by("-at", "-seq").values("id", "at", *_ALIKE)
    return (row | {"count": 1, "first": row["at"], "last": row["at"], "entries": [row["id"]]} for row in found)


def line_with(resident_id: UUID, entry_id: UUID, *, since: datetime) -> tuple[OwnLogLine, UUID | None] | None:
    """The line that tells of the entry, with what reads alike that day; and at which unit it was done."""
    entry = done_with(resident_id).filter(id=entry_id, at__gte=since).first()
    if entry is None:
        return None
    day = local(entry.at).date()
    start, end = (datetime.combine(day + timedelta(days=n), time.min, STOCKHOLM) for n in (0, 1))
    rows = list(grouped(done_with(resident_id).filter(at__gte=start, at__lt=end, actor_id=entry.actor_id)))
    lines = merged(ToldNames.of(resident_id, rows).lines(rows))
    return next((line, entry.unit_id) for line in lines if entry_id in line.entries)


def line_of(resident_id: UUID, entries: list[UUID], first_at: datetime, last_at: datetime) -> OwnLogLine | None:
    """One line for those entries, as far as the log still holds them."""
    kept = done_with(resident_id).filter(at__gte=first_at, at__lte=last_at, id__in=entries)
    rows = list(grouped(kept))
    lines = merged(ToldNames.of(resident_id, rows).lines(rows))
    return lines[0] if lines else None


def merged(lines: Iterable[OwnLogLine]) -> tuple[OwnLogLine, ...]:
    """The same with one line for all that reads alike in one day: what differs is of no use to whom it is told."""
    found: dict[object, OwnLogLine] = {}
    for line in lines:
        key = (
            local(line.last_at).date(),
            line.doing,
            line.purpose,
            line.reason,
            line.unit,
            line.staff_id,
            line.case_id,
        )
        earlier = found.get(key)
        found[key] = line if earlier is None else _together(earlier, line)
    return tuple(found.values())


def _together(later: OwnLogLine, earlier: OwnLogLine) -> OwnLogLine:
    return replace(
        later,
        entries=later.entries + earlier.entries,
        count=later.count + earlier.count,
        first_at=min(later.first_at, earlier.first_at),
    )


@dataclass(frozen=True, slots=True)
class ToldNames:
    """What the ids of some rows stand for: three statements for all of them."""

    staff: dict[UUID, StaffMember]
    units: dict[UUID, CareUnit]
    cases: dict[UUID, int]

    @classmethod
    def of(cls, resident_id: UUID, rows: Iterable[Row]) -> "ToldNames":
        """Of cases only the resident's own have a number here."""
        rows = list(rows)
        units = CareUnit.objects.select_related("provider").filter(id__in={row["unit_id"] for row in rows})
        cases = {UUID(row["resource_id"]) for row in rows if row["resource_type"] == "case" and row["resource_id"]}
        own = Case.objects.filter(id__in=cases, resident_id=resident_id)
        return cls(
            staff=StaffMember.objects.in_bulk({UUID(row["actor_id"]) for row in rows}),
            units={unit.id: unit for unit in units},
            cases=dict(own.values_list("id", "number")),
        )

    def lines(self, rows: Iterable[Row]) -> tuple[OwnLogLine, ...]:
        """The rows with their names."""
        return tuple(self._line(row) for row in rows)

    def _line(self, row: Row) -> OwnLogLine:
        unit = self.units.get(row["unit_id"]) if row["unit_id"] else None
        name, title = self._who(UUID(row["actor_id"]), unit)
        case_id = UUID(row["resource_id"]) if row["resource_type"] == "case" and row["resource_id"] else None
        return OwnLogLine(
            entries=tuple(row["entries"]),
            doing=doing_of(
                event=row["event"], action=row["action"], purpose=row["purpose"], resource=row["resource_type"]
            ),
            purpose=row["purpose"],
            reason=row["reason"] or "",
            count=row["count"],
            first_at=row["first"],
            last_at=row["last"],
            unit=unit.name if unit else "",
            provider=unit.provider.name if unit else "",
            staff_id=UUID(row["actor_id"]),
            name=name,
            title=title,
            case_id=case_id if case_id in self.cases else None,
            case_number=self.cases.get(case_id) if case_id else None,
        )

    def _who(self, staff_id: UUID, unit: CareUnit | None) -> tuple[str, str]:
        staff = self.staff.get(staff_id)
        if staff is None:
            return "", ""
        names_staff = unit.provider.names_staff if unit else False
        match naming_of(provider_names_staff=names_staff, is_protected=staff.is_protected):
            case Naming.NAME:
                return staff.name, staff.title
            case Naming.TITLE:
                return "", staff.title
            case _:
                return "", ""
