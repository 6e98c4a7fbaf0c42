"""Which units' roles an actor may see and change."""

from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.organisation.models import CareUnit


def administered_unit(actor: StaffActor | AdministratorActor, unit_id: UUID) -> CareUnit:
    """The unit, if the actor administers it (at the unit itself or in its region). Raises ``NotFound``."""
    units = CareUnit.objects.select_related("region")
    if isinstance(actor, StaffActor):
        if not actor.permissions & {Permission.MANAGE_GRANTS, Permission.MANAGE_CASE_ROLES, Permission.MANAGE_UNIT}:
            raise NotFound
        found = units.filter(id=unit_id) if unit_id == actor.unit_id else units.none()
    elif actor.may(Permission.ADMINISTER_REGION):
        found = units.filter(id=unit_id, region_id=actor.own_region_id)
    else:
        found = units.none()
    unit = found.first()
    if unit is None:
        raise NotFound
    return unit
