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

__all__ = [
    "actor_for_staff",
    "grant",
    "grantable_roles",
    "grants_at_unit",
    "has_accepted_terms",
    "latest_analysis",
    "may_manage",
    "resident_actor",
    "workplaces",
]
