"""Take a role away. It ends at the person's next click."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import policies, scopes
from personalverktyget.domain.access.events import RoleRevoked
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role, grantable_by
from personalverktyget.domain.access_log.unit_of_work import unit_of_work


def revoke_role(actor: StaffActor | AdministratorActor, grant_id: UUID, *, reason: str) -> None:
    """End a role at a unit that the actor administers. The last administrator stays."""
    if not reason.strip():
        raise InvalidInput(_("Skriv varför behörigheten tas bort."), "reason")
    with unit_of_work(actor) as work:
        grant = Grant.objects.select_for_update().filter(id=grant_id, revoked_at=None).first()
        if grant is None or grant.unit_id is None:
            raise NotFound
        unit = scopes.administered_unit(actor, grant.unit_id)
        allowed = grantable_by(actor.permissions, uses_permission_admin=unit.region.uses_permission_admin)
        if Role(grant.role) not in allowed:
            raise NotAllowed(Permission.MANAGE_GRANTS)
        policies.require_administrator_left(grant, today())
        grant.revoked_at, grant.revoked_by_id, grant.revoked_reason = now(), actor.staff_id, reason.strip()
        grant.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        work.record(RoleRevoked(grant=grant.id, staff=grant.staff_id, role=grant.role, unit=grant.unit_id, region=None))
