"""Give a role to a staff member."""

from datetime import date
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotAllowed
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import policies, scopes
from personalverktyget.domain.access.events import RoleGranted
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role, grantable_by
from personalverktyget.domain.access.services.lookup import staff_in_directory
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.services.refresh_staff import refresh_staff_member


def grant_roles(
    actor: StaffActor | AdministratorActor,
    unit_id: UUID,
    *,
    hsa_id: str,
    roles: frozenset[Role],
    valid_from: date,
    valid_until: date | None,
    reason: str,
) -> None:
    """Give a colleague, found in the staff directory by HSA-id, roles at a unit. A role already held stays."""
    unit = scopes.administered_unit(actor, unit_id)
    allowed = grantable_by(actor.permissions, uses_permission_admin=unit.region.uses_permission_admin)
    if not roles <= allowed:
        raise NotAllowed(Permission.MANAGE_GRANTS)
    policies.require_analysis(unit.id)
    _require_sound(roles, valid_from, valid_until, reason)
    found = staff_in_directory(hsa_id)
    with unit_of_work(actor) as work:
        staff = refresh_staff_member(work, found)
        held = set(
            Grant.objects.filter(policies.in_force_during(valid_from, valid_until), staff=staff, unit=unit).values_list(
                "role", flat=True
            )
        )
        new = [role for role in Role if role in roles and role not in held]
        if not new:
            raise InvalidInput(_("Personen har redan de behörigheterna."), "roles")
        for role in new:
            policies.require_other_reviewer(actor.staff_id, staff.id, role)
            _give(work, actor, staff, unit, role, valid_from, valid_until, reason)


def _give(
    work: UnitOfWork,
    actor: StaffActor | AdministratorActor,
    staff: StaffMember,
    unit: CareUnit,
    role: Role,
    valid_from: date,
    valid_until: date | None,
    reason: str,
) -> None:
    row = Grant(
        id=uuid4(),
        staff=staff,
        role=role,
        unit=unit,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=reason.strip(),
        granted_at=now(),
        granted_by_id=actor.staff_id,
    )
    row.save(force_insert=True)
    work.record(
        RoleGranted(
            grant=row.id,
            staff=staff.id,
            role=role,
            unit=unit.id,
            region=None,
            valid_from=valid_from,
            valid_until=valid_until,
        )
    )


def _require_sound(roles: frozenset[Role], valid_from: date, valid_until: date | None, reason: str) -> None:
    if not roles:
        raise InvalidInput(_("Välj minst en behörighet."), "roles")
    if not reason.strip():
        raise InvalidInput(_("Skriv varför personen behöver behörigheten."), "reason")
    if valid_until and valid_until < max(valid_from, today()):
        raise InvalidInput(_("Slutdatumet måste ligga efter startdatumet och inte ha passerat."), "valid_until")
