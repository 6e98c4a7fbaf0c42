"""Put what a unit offers in the order of its contact card."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.events import OffersOrdered
from personalverktyget.domain.case_types.models import OfferedCaseType


def move_offer(actor: StaffActor, offered_id: UUID, *, place: int) -> int:
    """Put one of the unit's case types in a place, counted from 0; the others keep their order. Returns the place."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        rows = list(
            OfferedCaseType.objects.select_for_update(of=("self",))
            .filter(
                unit_id=actor.unit_id,
                taken_back_at=None,
                case_type__current__isnull=False,
                case_type__withdrawn_at=None,
            )
            .order_by("position", "case_type__name", "id")
        )
        moved = next((row for row in rows if row.id == offered_id), None)
        if moved is None:
            raise NotFound
        rows.remove(moved)
        place = max(0, min(place, len(rows)))
        rows.insert(place, moved)
        for position, row in enumerate(rows):
            row.position = position
        OfferedCaseType.objects.bulk_update(rows, ["position"])
        work.record(OffersOrdered(offered=moved.id, unit=actor.unit_id, place=place))
    return place
