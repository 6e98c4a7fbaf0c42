"""Who holds which role."""

from uuid import UUID

from django.db.models import F, Q

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import scopes
from personalverktyget.domain.access.models import Grant, NeedsAndRiskAnalysis
from personalverktyget.domain.access.read_models import AnalysisRow, GrantRow
from personalverktyget.domain.access.roles import Role, grantable_by


def grants_at_unit(actor: StaffActor | AdministratorActor, unit_id: UUID) -> list[GrantRow]:
    """The roles in force or to come at a unit that the actor administers, by name."""
    unit = scopes.administered_unit(actor, unit_id)
    day = today()
    rows = (
        Grant.objects.filter(Q(valid_until=None) | Q(valid_until__gte=day), unit_id=unit.id, revoked_at=None)
        .select_related("staff", "granted_by")
        .order_by("staff__surname", "staff__given_name", "role")
    )
    return [grant_row(grant, upcoming=grant.valid_from > day) for grant in rows]


def grant(actor: StaffActor | AdministratorActor, grant_id: UUID) -> GrantRow:
    """One role that somebody holds at a unit that the actor administers."""
    found = Grant.objects.select_related("staff", "granted_by").filter(id=grant_id, revoked_at=None).first()
    if found is None or found.unit_id is None:
        raise NotFound
    scopes.administered_unit(actor, found.unit_id)
    return grant_row(found, upcoming=found.valid_from > today())


def grantable_roles(actor: StaffActor | AdministratorActor, unit_id: UUID) -> list[Role]:
    """Which roles the actor may give at the unit."""
    unit = scopes.administered_unit(actor, unit_id)
    roles = grantable_by(actor.permissions, uses_permission_admin=unit.region.uses_permission_admin)
    return [role for role in Role if role in roles]


def latest_analysis(actor: StaffActor | AdministratorActor, unit_id: UUID) -> AnalysisRow | None:
    """The unit's needs-and-risk analysis as it was last recorded."""
    unit = scopes.administered_unit(actor, unit_id)
    found = (
        NeedsAndRiskAnalysis.objects.filter(unit_id=unit.id)
        .annotate(by_given=F("recorded_by__given_name"), by_surname=F("recorded_by__surname"))
        .order_by("-recorded_at")
        .first()
    )
    if found is None:
        return None
    by = f"{found.by_given or ''} {found.by_surname or ''}".strip()
    return AnalysisRow(found.needs, found.risks, found.measures, found.recorded_at.date(), by)


def may_manage(actor: StaffActor | AdministratorActor) -> bool:
    """Whether the actor may give roles at all."""
    return bool(
        actor.permissions & {Permission.MANAGE_GRANTS, Permission.MANAGE_CASE_ROLES, Permission.ADMINISTER_REGION}
    )


def grant_row(found: Grant, *, upcoming: bool) -> GrantRow:
    """A grant as it is handed out; staff and giver are joined already."""
    return GrantRow(
        id=found.id,
        staff_id=found.staff_id,
        staff_name=found.staff.name,
        staff_title=found.staff.title,
        staff_hsa_id=found.staff.hsa_id,
        role=found.role,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        reason=found.reason,
        granted_by=found.granted_by.name if found.granted_by else "",
        is_upcoming=upcoming,
        unit_id=found.unit_id,
    )
