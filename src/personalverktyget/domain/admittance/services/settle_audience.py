"""Say whom a unit is for."""

from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance.areas import named
from personalverktyget.domain.admittance.events import UnitAudienceChanged
from personalverktyget.domain.admittance.models import UnitAudience
from personalverktyget.domain.admittance.rules import Area
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people import registers

LONGEST_ELSEWHERE: Final = 300


def settle_audience(
    actor: StaffActor, *, is_for_all: bool, areas: tuple[Area, ...], elsewhere: str, seen_version: int
) -> None:
    """Let the actor's unit be for everybody, or for those in the areas and those whom it approves.

    Areas are kept while the unit is for all, so that they need not be written again. Raises ``InvalidInput``.
    """
    actor.require(Permission.MANAGE_UNIT)
    elsewhere = elsewhere.strip()
    if len(elsewhere) > LONGEST_ELSEWHERE or "\0" in elsewhere:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(elsewhere), "max": LONGEST_ELSEWHERE}, "elsewhere")
    found = named(areas, registers.population_register().areas()) if areas else ()
    with unit_of_work(actor) as work:
        unit = CareUnit.objects.select_for_update().get(id=actor.unit_id)
        row = UnitAudience.objects.filter(unit=unit).first()
        if (row.version if row else 0) != seen_version:
            raise ChangedMeanwhile
        is_new, row = row is None, row or UnitAudience(unit=unit, version=0)
        row.is_for_all, row.areas, row.elsewhere = is_for_all, [area.to_json() for area in found], elsewhere
        row.version += 1
        row.save(force_insert=is_new)
        work.record(UnitAudienceChanged(unit=unit.id, is_for_all=is_for_all, areas=len(found)))
