"""A region's link services, which units have them, and what a card shows of them."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.link_services import scopes
from personalverktyget.domain.link_services.content import LinkContent, Where
from personalverktyget.domain.link_services.models import LinkService, UnitLink
from personalverktyget.domain.link_services.read_models import (
    CardLink,
    CheckedUnit,
    OwnLinkService,
    UnitState,
    UnitWithLink,
)
from personalverktyget.domain.organisation.models import CareUnit

MOST_LINES: Final = 1000


def links_at(unit_id: UUID, shown: Collection[Where]) -> tuple[CardLink, ...]:
    """The links of a unit's card, in its order."""
    rows = UnitLink.objects.filter(unit_id=unit_id, taken_back_at=None, service__shown__in=list(shown))
    columns = ("id", "service__name", "service__description", "service__url", "service__shown", "position")
    return tuple(CardLink(*row) for row in rows.order_by("position", "service__name", "id").values_list(*columns))


def link_services(actor: AdministratorActor) -> tuple[OwnLinkService, ...]:
    """Those of the actor's region, by the region's own name for them."""
    held = UnitLink.objects.filter(service__in=scopes.own(actor), taken_back_at=None).order_by()
    counts = dict(held.values_list("service").annotate(Count("id")))
    rows = scopes.own(actor).order_by("internal_name", "name", "id")
    return tuple(_own(row, counts.get(row.id, 0)) for row in rows)


def link_service(actor: AdministratorActor, service_id: UUID) -> OwnLinkService:
    """One of them. Raises ``NotFound``."""
    row = scopes.own(actor).filter(id=service_id).first()
    if row is None:
        raise NotFound
    return _own(row, UnitLink.objects.filter(service=row, taken_back_at=None).count())


def units_with_link(actor: AdministratorActor, service_id: UUID) -> tuple[UnitWithLink, ...]:
    """The units that have it, in Swedish order."""
    rows = UnitLink.objects.filter(service__in=scopes.own(actor), service_id=service_id, taken_back_at=None)
    found = rows.order_by("unit__sort_key", "unit__hsa_id").values_list("unit_id", "unit__hsa_id", "unit__name")
    return tuple(UnitWithLink(*row) for row in found)


def checked_units(actor: AdministratorActor, service_id: UUID, text: str) -> tuple[CheckedUnit, ...]:
    """What each line of a pasted list of HSA-ids amounts to. Blanks in an id are nothing, and case says nothing."""
    if not scopes.own(actor).filter(id=service_id).exists():
        raise NotFound
    lines = [(place, "".join(line.split()).upper().strip(",;")) for place, line in enumerate(text.splitlines(), 1)]
    lines = [(place, hsa_id) for place, hsa_id in lines if hsa_id]
    if not lines:
        raise InvalidInput(_("Skriv minst ett HSA-id."), "units")
    if len(lines) > MOST_LINES:
        message = _("Listan har %(count)s rader. Dela upp den: högst %(max)s i taget.")
        raise InvalidInput(message % {"count": len(lines), "max": MOST_LINES}, "units")
    ids = [hsa_id.replace("\0", "") for _place, hsa_id in lines]
    units = CareUnit.objects.annotate(plain=Upper("hsa_id")).filter(plain__in=ids, is_active=True)
    found = {
        plain: (id_, name, region) for id_, name, region, plain in units.values_list("id", "name", "region_id", "plain")
    }
    having = set(UnitLink.objects.filter(service_id=service_id, taken_back_at=None).values_list("unit_id", flat=True))
    seen: dict[str, int] = {}

    def checked(place: int, hsa_id: str) -> CheckedUnit:
        if hsa_id in seen:
            return CheckedUnit(place, hsa_id, UnitState.DOUBLE, double_of=seen[hsa_id])
        seen[hsa_id] = place
        unit = found.get(hsa_id)
        if unit is None:
            return CheckedUnit(place, hsa_id, UnitState.UNKNOWN)
        id_, name, region = unit
        state = UnitState.HAS_IT if id_ in having else UnitState.VALID
        return CheckedUnit(place, hsa_id, state if region == actor.own_region_id else UnitState.OUTSIDE, name, id_)

    return tuple(checked(place, hsa_id) for place, hsa_id in lines)


def _own(row: LinkService, units: int) -> OwnLinkService:
    fields = {name: getattr(row, name) for name in LinkContent.__dataclass_fields__}
    return OwnLinkService(row.id, LinkContent(**fields | {"shown": Where(row.shown)}), row.version, units)
