"""Appoint and dismiss the administrators of a region."""

from datetime import date
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import policies
from personalverktyget.domain.access.events import RoleGranted, RoleRevoked
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services.lookup import staff_in_directory
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.people.services.refresh_staff import refresh_staff_member


def appoint_regional_admin(
    actor: AdministratorActor, region_id: UUID, *, hsa_id: str, valid_until: date | None, reason: str
) -> None:
    """Make a person in the staff directory an administrator of a region."""
    actor.require(Permission.ADMINISTER_NATION)
    region = Region.objects.filter(id=region_id).first()
    if region is None:
        raise NotFound
    if not reason.strip():
        raise InvalidInput(_("Skriv varför personen behöver behörigheten."), "reason")
    if valid_until and valid_until < today():
        raise InvalidInput(_("Slutdatumet får inte ha passerat."), "valid_until")
    found = staff_in_directory(hsa_id)
    with unit_of_work(actor) as work:
        staff = refresh_staff_member(work, found)
        held = Grant.objects.filter(policies.in_force(today()), staff=staff, region=region, role=Role.REGIONAL_ADMIN)
        if held.exists():
            raise InvalidInput(_("Personen har redan den behörigheten."), "hsa_id")
        grant = Grant(
            id=uuid4(),
            staff=staff,
            role=Role.REGIONAL_ADMIN,
            region=region,
            valid_from=today(),
            valid_until=valid_until,
            reason=reason.strip(),
            granted_at=now(),
            granted_by_id=actor.staff_id,
        )
        grant.save(force_insert=True)
        work.record(
            RoleGranted(
                grant=grant.id,
                staff=staff.id,
                role=grant.role,
                unit=None,
                region=region.id,
                valid_from=grant.valid_from,
                valid_until=valid_until,
            )
        )


def dismiss_regional_admin(actor: AdministratorActor, grant_id: UUID, *, reason: str) -> None:
    """End a regional administrator's role."""
    actor.require(Permission.ADMINISTER_NATION)
    if not reason.strip():
        raise InvalidInput(_("Skriv varför behörigheten tas bort."), "reason")
    with unit_of_work(actor) as work:
        grant = Grant.objects.select_for_update().filter(id=grant_id, role=Role.REGIONAL_ADMIN, revoked_at=None).first()
        if grant is None:
            raise NotFound
        grant.revoked_at, grant.revoked_by_id, grant.revoked_reason = now(), actor.staff_id, reason.strip()
        grant.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        work.record(
            RoleRevoked(grant=grant.id, staff=grant.staff_id, role=grant.role, unit=None, region=grant.region_id)
        )
