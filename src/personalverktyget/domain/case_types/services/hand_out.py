"""Hand a region's central case type out to units, and take it back. Cases that have come in go on as they are."""

from collections.abc import Collection, Sequence
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.events import CaseTypeHandedOut, CaseTypeTakenBack, RemovalSettled
from personalverktyget.domain.case_types.governance.states import RequestState
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType, RemovalRequest
from personalverktyget.domain.organisation.models import CareUnit


def hand_out(actor: AdministratorActor, case_type_id: UUID, *, units: Collection[UUID], is_open: bool = False) -> int:
    """Let units of the region offer the case type. Returns to how many it is new.

    The unit opens it itself, unless ``is_open``. One that had it before gets it back with what it had added.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        if case_type.current is None or case_type.withdrawn_at is not None:
            raise NotPossibleNow(_("Ärendetypen är inte publicerad, så den går inte att dela ut."))
        wanted = _own_units(actor, units)
        rows = OfferedCaseType.objects.select_for_update().filter(case_type=case_type, unit_id__in=wanted)
        known = {row.unit_id: row for row in rows}
        again = [row for row in known.values() if row.taken_back_at is not None]
        for row in again:
            row.taken_back_at, row.is_active, row.version = None, is_open, row.version + 1
        OfferedCaseType.objects.bulk_update(again, ["taken_back_at", "is_active", "version"])
        new = _new(case_type, sorted(wanted - known.keys()), is_open=is_open)
        OfferedCaseType.objects.bulk_create(new)
        for row in (*again, *new):
            work.record(CaseTypeHandedOut(unit=row.unit_id, case_type=case_type.id))
        if not (again or new):
            raise NotPossibleNow(_("Enheterna har redan fått ärendetypen. Inget är ändrat."))
        return len(again) + len(new)


def take_back(actor: AdministratorActor, case_type_id: UUID, *, units: Collection[UUID]) -> int:
    """Take the case type away from units' cards. Returns from how many; open cases and what was added stay.

    Units that had asked for it have got their answer by that.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        wanted = _own_units(actor, units)
        held = OfferedCaseType.objects.select_for_update().filter(case_type=case_type, taken_back_at=None)
        rows = list(held.filter(unit_id__in=wanted))
        if not rows:
            raise NotPossibleNow(_("Ingen av enheterna har ärendetypen. Inget är ändrat."))
        take_back_rows(work, case_type, rows)
        asked = RemovalRequest.objects.filter(case_type=case_type, unit_id__in=[row.unit_id for row in rows])
        for request in asked.filter(state=RequestState.ASKED):
            settle_request(work, request, RequestState.GRANTED, by=actor.staff_id)
        return len(rows)


def take_back_rows(work: UnitOfWork, case_type: CaseType, rows: Sequence[OfferedCaseType]) -> None:
    """Take the case type away from these. Inside the caller's unit of work, with both locked."""
    at = now()
    for row in rows:
        row.taken_back_at, row.version = at, row.version + 1
        work.record(CaseTypeTakenBack(unit=row.unit_id, case_type=case_type.id))
    OfferedCaseType.objects.bulk_update(rows, ["taken_back_at", "version"])


def settle_request(work: UnitOfWork, row: RemovalRequest, state: RequestState, *, by: UUID, answer: str = "") -> None:
    """Bring a unit's request to its end. Inside the caller's unit of work, with the case type locked."""
    row.state, row.settled_at, row.settled_by_id, row.answer = state, now(), by, answer
    row.save()
    work.record(RemovalSettled(request=row.id, case_type=row.case_type_id, state=state, unit=row.unit_id))


def _own_units(actor: AdministratorActor, units: Collection[UUID]) -> set[UUID]:
    """Those of the units that are the region's and not closed down."""
    if not units:
        raise InvalidInput(_("Välj minst en enhet."), "units")
    active = CareUnit.objects.filter(region_id=actor.own_region_id, is_active=True, id__in=units)
    return set(active.values_list("id", flat=True))


def _new(case_type: CaseType, units: list[UUID], *, is_open: bool) -> list[OfferedCaseType]:
    """Last on each unit's card."""
    last = OfferedCaseType.objects.filter(unit_id__in=units).order_by().values_list("unit_id").annotate(Max("position"))
    places = dict(last)
    return [
        OfferedCaseType(
            id=uuid4(),
            unit_id=unit,
            case_type=case_type,
            position=places.get(unit, -1) + 1,
            is_active=is_open,
            seen_number=case_type.current.number if case_type.current else 1,
        )
        for unit in units
    ]
