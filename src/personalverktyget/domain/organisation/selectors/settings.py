"""A unit's and a region's settings."""

from uuid import UUID

from django.db.models import Count

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.organisation.read_models import RegionRow, RegionSettings, UnitSettings


def own_unit(actor: StaffActor) -> UnitSettings:
    """The unit that the actor manages."""
    actor.require(Permission.MANAGE_UNIT)
    unit = CareUnit.objects.select_related("provider", "region").get(id=actor.unit_id)
    return UnitSettings(
        id=unit.id,
        name=unit.name,
        hsa_id=unit.hsa_id,
        provider=unit.provider.name,
        address=unit.address,
        postal_code=unit.postal_code,
        town=unit.town,
        municipality=unit.municipality,
        phone=unit.phone,
        feedback_target=unit.feedback_target,
        pauses_while_waiting=unit.pauses_while_waiting,
        region_feedback_days=unit.region.feedback_days,
        version=unit.version,
    )


def own_region(actor: AdministratorActor) -> RegionSettings:
    """The region that the actor administers."""
    region = Region.objects.get(id=actor.own_region_id)
    return RegionSettings(
        region.name,
        region.feedback_days,
        region.uses_permission_admin,
        tuple(region.working_eves),
        region.contact_address,
        region.needs_second_person,
        region.highest_lix,
        region.approval_above,
        region.hsa_id,
        region.county,
    )


def contact_address_of(region_id: UUID) -> str:
    """Where a region is reached in what concerns central case types; empty where it has named nothing."""
    return Region.objects.values_list("contact_address", flat=True).get(id=region_id)


def all_regions(actor: AdministratorActor) -> tuple[RegionRow, ...]:
    """Every region, for those who administer the nation."""
    actor.require(Permission.ADMINISTER_NATION)
    units = dict(CareUnit.objects.order_by().values_list("region_id").annotate(Count("id")))
    return tuple(
        RegionRow(row.id, row.name, row.hsa_id, units.get(row.id, 0)) for row in Region.objects.order_by("name")
    )
