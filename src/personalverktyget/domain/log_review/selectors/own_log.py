"""Who has opened what is a resident's, told to herself (PDL 8:5, K-05): where, when and what, and nobody else's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Min
from django.db.models.functions import TruncDate

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import STOCKHOLM, now
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review.doings import Naming, doing_of, naming_of
from personalverktyget.domain.log_review.events import OwnLogRead
from personalverktyget.domain.log_review.read_models import OwnLogLine, OwnLogPage
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 50
# As far back as the page looks. Longer is in the extract that the unit takes out, for as long as the log is kept.
BACK: Final = timedelta(days=366)
_ALIKE: Final = ("day", "actor_id", "unit_id", "event", "action", "purpose", "resource_type", "resource_id")


def own_log(actor: ResidentActor, *, after: str = "") -> Disclosure[OwnLogPage]:
    """What staff have done with what is hers in the last year, the latest first.

    What one person did several times of one kind in one day is one line with its count.
    """
    found = LogEntry.objects.filter(
        residents__contains=[actor.resident_id], actor_kind="staff", outcome=LogOutcome.DONE, at__gte=now() - BACK
    )
    rows = (
        found.order_by()
        .annotate(day=TruncDate("at", tzinfo=STOCKHOLM))
        .values(*_ALIKE)
        .annotate(count=Count("seq"), first=Min("at"), last=Max("at"), latest=Max("seq"))
        .order_by("-last", "-latest")
    )
    if after:
        last, latest = read_cursor(after, (datetime, int))
        rows = rows.filter(last__lte=last).exclude(last=last, latest__gte=latest)
    taken = list(rows[: PAGE_SIZE + 1])
    shown = taken[:PAGE_SIZE]
    cursor = write_cursor((shown[-1]["last"], shown[-1]["latest"])) if len(taken) > PAGE_SIZE else ""
    page = OwnLogPage(lines=_Names.of(actor, shown).lines(shown), next_cursor=cursor)
    return Disclosure("log", OwnLogRead(resident=actor.resident_id), page)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the ids of a page stand for: three statements for the whole page."""

    staff: dict[UUID, StaffMember]
    units: dict[UUID, CareUnit]
    cases: dict[UUID, int]

    @classmethod
    def of(cls, actor: ResidentActor, rows: Iterable[dict[str, Any]]) -> "_Names":
        rows = list(rows)
        units = CareUnit.objects.select_related("provider").filter(id__in={row["unit_id"] for row in rows})
        cases = {UUID(row["resource_id"]) for row in rows if row["resource_type"] == "case" and row["resource_id"]}
        own = Case.objects.filter(id__in=cases, resident_id=actor.resident_id)
        return cls(
            staff=StaffMember.objects.in_bulk({UUID(row["actor_id"]) for row in rows}),
            units={unit.id: unit for unit in units},
            cases=dict(own.values_list("id", "number")),
        )

    def lines(self, rows: Iterable[dict[str, Any]]) -> tuple[OwnLogLine, ...]:
        return tuple(self._line(row) for row in rows)

    def _line(self, row: dict[str, Any]) -> OwnLogLine:
        unit = self.units.get(row["unit_id"]) if row["unit_id"] else None
        name, title = self._who(UUID(row["actor_id"]), unit)
        case_id = UUID(row["resource_id"]) if row["resource_type"] == "case" and row["resource_id"] else None
        return OwnLogLine(
            doing=doing_of(
                event=row["event"], action=row["action"], purpose=row["purpose"], resource=row["resource_type"]
            ),
            count=row["count"],
            first_at=row["first"],
            last_at=row["last"],
            unit=unit.name if unit else "",
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
