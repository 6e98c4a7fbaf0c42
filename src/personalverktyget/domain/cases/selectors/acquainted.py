"""Which residents a staff member knows already, from the cases that she sees."""

from collections.abc import Collection
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.cases import scopes


def acquainted(actor: StaffActor, residents: Collection[UUID]) -> frozenset[UUID]:
    """Those among the residents who have a case that the actor sees. Ids alone."""
    seen = scopes.visible(actor).filter(resident_id__in=residents)
    return frozenset(seen.order_by().values_list("resident_id", flat=True).distinct())
