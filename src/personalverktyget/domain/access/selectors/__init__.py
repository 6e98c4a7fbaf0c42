"""Reads about actors, workplaces and roles."""

from personalverktyget.domain.access.selectors.actors import (
    actor_for_staff,
    has_accepted_terms,
    resident_actor,
    workplaces,
)
from personalverktyget.domain.access.selectors.grants import (
    grant,
    grantable_roles,
    grants_at_unit,
    latest_analysis,
    may_manage,
)
from personalverktyget.domain.access.selectors.region import administrators_of_region, unit_name, units_in_region

__all__ = [
    "actor_for_staff",
    "administrators_of_region",
    "grant",
    "grantable_roles",
    "grants_at_unit",
    "has_accepted_terms",
    "latest_analysis",
    "may_manage",
    "resident_actor",
    "unit_name",
    "units_in_region",
    "workplaces",
]
