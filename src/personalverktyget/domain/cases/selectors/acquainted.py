"""Which residents a staff member knows already, from the cases that she sees."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.cases import scopes


def acquainted(actor: StaffActor, residents: Collection[UUID]) -> frozenset[UUID]:
    """Those among the residents who have a case that the actor sees. Ids alone."""
    seen = scopes.visible(actor).filter(resident_id__in=residents)
    return frozenset(seen.order_by().values_list("resident_id", flat=True).distinct())


def in_contact(actor: StaffActor, residents: Collection[UUID], since: datetime) -> frozenset[UUID]:
    """Those among the residents who have a case that the actor sees and that is open, came or was closed since."""
    lately = Q(queue_rank__lt=2) | Q(received_at__gte=since) | Q(closed_at__gte=since)
    seen = scopes.visible(actor).filter(lately, resident_id__in=residents)
    return frozenset(seen.order_by().values_list("resident_id", flat=True).distinct())
