"""Put what a unit's card lists, case types and links alike, in the unit's order."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.link_services.events import CardOrdered
from personalverktyget.domain.link_services.models import UnitLink
from personalverktyget.domain.link_services.selectors.card_order import in_order
from personalverktyget.domain.organisation.models import CareUnit


def move_on_card(actor: StaffActor, moved_id: UUID, *, place: int) -> int:
    """Put one of them in a place, counted from 0; the others keep their order. Returns the place."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        CareUnit.objects.select_for_update().get(id=actor.unit_id)
        rows = in_order(actor.unit_id)
        moved = next((row for row in rows if row.id == moved_id), None)
        if moved is None:
            raise NotFound
        rows.remove(moved)
        place = max(0, min(place, len(rows)))
        rows.insert(place, moved)
        for position, row in enumerate(rows):
            row.position = position
        OfferedCaseType.objects.bulk_update([row for row in rows if isinstance(row, OfferedCaseType)], ["position"])
        UnitLink.objects.bulk_update([row for row in rows if isinstance(row, UnitLink)], ["position"])
        work.record(CardOrdered(moved=moved.id, unit=actor.unit_id, place=place))
    return place
