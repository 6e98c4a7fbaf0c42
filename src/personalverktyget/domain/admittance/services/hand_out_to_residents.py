"""Hand a case type out to residents, give it another last day, take it back."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.events import CaseTypeGranted, GrantChanged, GrantTakenBack
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import Resident

LAST_YEAR: Final = 2199


def hand_out_to_residents(actor: StaffActor, offered_id: UUID, *, numbers: Collection[str], until: date | None) -> int:
    """Let the residents with these identity numbers meet the case type. Returns for how many it is new.

    Those who have it already keep it as it is. Those who are unknown, or no longer live, are left out.
    """
    require_day_to_come(until)
    with unit_of_work(actor) as work:
        offered = scopes.restricted_offer(actor, offered_id, lock=True)
        found = Resident.objects.filter(
            identity__number_hash__in=[number_hash(number) for number in numbers], deceased_on=None
        )
        residents = set(found.values_list("id", flat=True))
        rows = CaseTypeGrant.objects.select_for_update().filter(offered=offered, resident_id__in=residents)
        known = {row.resident_id: row for row in rows}
        on, at = today(), now()
        again = [row for row in known.values() if not _holds(row, on)]
        for row in again:
            row.taken_back_at, row.until = None, until
            row.handed_out_at, row.handed_out_by_id = at, actor.staff_id
        CaseTypeGrant.objects.bulk_update(again, ["taken_back_at", "until", "handed_out_at", "handed_out_by"])
        new = [
            CaseTypeGrant(
                id=uuid4(),
                offered=offered,
                unit_id=actor.unit_id,
                resident_id=resident,
                until=until,
                handed_out_at=at,
                handed_out_by_id=actor.staff_id,
            )
            for resident in sorted(residents - known.keys())
        ]
        CaseTypeGrant.objects.bulk_create(new)
        for row in (*again, *new):
            event = CaseTypeGranted(offered=offered.id, resident=row.resident_id, unit=actor.unit_id, until=until)
            work.record(event)
        if not (again or new):
            raise NotPossibleNow(_("Ingen av dem som du har skrivit kan få ärendetypen. Inget är ändrat."))
        return len(again) + len(new)


def change_last_day(actor: StaffActor, offered_id: UUID, *, grants: Collection[UUID], until: date | None) -> int:
    """Give what was handed out another last day, or none. Returns for how many residents."""
    require_day_to_come(until)
    with unit_of_work(actor) as work:
        rows = _locked(actor, offered_id, grants)
        for row in rows:
            row.until = until
            event = GrantChanged(offered=offered_id, resident=row.resident_id, unit=actor.unit_id, until=until)
            work.record(event)
        CaseTypeGrant.objects.bulk_update(rows, ["until"])
        return len(rows)


def take_back_from_residents(actor: StaffActor, offered_id: UUID, *, grants: Collection[UUID]) -> int:
    """Take back what was handed out. Returns from how many residents; their cases go on as they are."""
    with unit_of_work(actor) as work:
        rows = _locked(actor, offered_id, grants)
        at = now()
        for row in rows:
            row.taken_back_at = at
            work.record(GrantTakenBack(offered=offered_id, resident=row.resident_id, unit=actor.unit_id))
        CaseTypeGrant.objects.bulk_update(rows, ["taken_back_at"])
        return len(rows)


def require_day_to_come(until: date | None) -> None:
    """Raise ``InvalidInput`` for a last day that is over, or that no calendar has."""
    if until is not None and until < today():
        raise InvalidInput(_("Dagen har varit. Välj i dag eller en dag som kommer."), "until")
    if until is not None and until.year > LAST_YEAR:
        raise InvalidInput(_("Välj ett tidigare datum, eller lämna tomt om det gäller tills vidare."), "until")


def _locked(actor: StaffActor, offered_id: UUID, grants: Collection[UUID]) -> list[CaseTypeGrant]:
    if not grants:
        raise InvalidInput(_("Välj minst en invånare."), "grants")
    rows = list(scopes.grants(actor, offered_id).select_for_update().filter(id__in=grants).order_by("id"))
    if not rows:
        raise NotPossibleNow(_("Ärendetypen är redan tillbakatagen från dem som du valde. Inget är ändrat."))
    return rows


def _holds(row: CaseTypeGrant, on: date) -> bool:
    return row.taken_back_at is None and (row.until is None or row.until >= on)
