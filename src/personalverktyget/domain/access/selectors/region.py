"""A region's units, with what its administrators must see to: an administrator and an analysis at each."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.aggregates import Count

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.models import Grant, NeedsAndRiskAnalysis
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.read_models import GrantRow
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.selectors.grants import grant_row
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.read_models import UnitRow


def units_in_region(actor: AdministratorActor) -> tuple[UnitRow, ...]:
    """The units of the region that the actor administers, in Swedish order."""
    administrators = (
        Grant.objects.filter(in_force(today()), unit_id=OuterRef("pk"), role=Role.UNIT_ADMIN)
        .order_by()
        .values("unit_id")
        .annotate(n=Count("staff_id", distinct=True))
        .values("n")
    )
    rows = (
        CareUnit.objects.filter(region_id=actor.own_region_id)
        .annotate(
            administrators=Subquery(administrators),
            has_analysis=Exists(NeedsAndRiskAnalysis.objects.filter(unit_id=OuterRef("pk"))),
        )
        .order_by("sort_key", "id")
        .values_list("id", "name", "hsa_id", "municipality", "is_active", "administrators", "has_analysis")
    )
    return tuple(UnitRow(*row[:5], row[5] or 0, row[6]) for row in rows)


def administrators_of_region(actor: AdministratorActor, region_id: UUID) -> tuple[GrantRow, ...]:
    """Those who administer a region, for the nation's administrators."""
    actor.require(Permission.ADMINISTER_NATION)
    day = today()
    rows = (
        Grant.objects.filter(in_force(day), region_id=region_id, role=Role.REGIONAL_ADMIN)
        .select_related("staff", "granted_by")
        .order_by("staff__surname", "staff__given_name")
    )
    return tuple(grant_row(row, upcoming=False) for row in rows)


def unit_name(actor: AdministratorActor, unit_id: UUID) -> str:
    """The name of a unit in the actor's region."""
    found = CareUnit.objects.filter(id=unit_id, region_id=actor.own_region_id).values_list("name", flat=True).first()
    if found is None:
        raise NotFound
    return found
