"""Put a region's link service on its units' cards, and take it away."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.link_services import scopes
from personalverktyget.domain.link_services.events import LinkHandedOut, LinkTakenBack
from personalverktyget.domain.link_services.models import UnitLink
from personalverktyget.domain.link_services.positions import LAST
from personalverktyget.domain.organisation.models import CareUnit


def hand_out_link(actor: AdministratorActor, service_id: UUID, *, units: Collection[UUID]) -> int:
    """Show it last on these units' cards. Returns to how many it is new; units of other regions are left alone."""
    with unit_of_work(actor) as work:
        service = scopes.lock(actor, service_id)
        wanted = set(_own_units(actor, units))
        known = {row.unit_id: row for row in UnitLink.objects.filter(service=service, unit_id__in=wanted)}
        again = [row for row in known.values() if row.taken_back_at is not None]
        for row in again:
            row.taken_back_at, row.position = None, LAST
        UnitLink.objects.bulk_update(again, ["taken_back_at", "position"])
        new = [
            UnitLink(id=uuid4(), unit_id=unit, service=service, position=LAST) for unit in sorted(wanted - known.keys())
        ]
        UnitLink.objects.bulk_create(new)
        for row in (*again, *new):
            work.record(LinkHandedOut(unit=row.unit_id, service=service.id))
        if not (again or new):
            raise NotPossibleNow(_("Ingen av enheterna kan få tjänsten. Inget är ändrat."))
        return len(again) + len(new)


def take_back_link(actor: AdministratorActor, service_id: UUID, *, units: Collection[UUID]) -> int:
    """Take it away from these units' cards. Returns from how many."""
    if not units:
        raise InvalidInput(_("Välj minst en enhet."), "units")
    with unit_of_work(actor) as work:
        service = scopes.lock(actor, service_id)
        rows = list(UnitLink.objects.filter(service=service, unit_id__in=units, taken_back_at=None))
        if not rows:
            raise NotPossibleNow(_("Ingen av enheterna har tjänsten. Inget är ändrat."))
        at = now()
        for row in rows:
            row.taken_back_at = at
            work.record(LinkTakenBack(unit=row.unit_id, service=service.id))
        UnitLink.objects.bulk_update(rows, ["taken_back_at"])
        return len(rows)


def _own_units(actor: AdministratorActor, units: Collection[UUID]) -> list[UUID]:
    active = CareUnit.objects.filter(region_id=actor.own_region_id, is_active=True, id__in=units)
    return list(active.values_list("id", flat=True))
