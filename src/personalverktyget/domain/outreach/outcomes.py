"""How many recipients of a dispatch have got it, read it, answered it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState


def outcomes(dispatches: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """How many recipients each has, and of how many it has become what."""
    rows = Recipient.objects.filter(dispatch_id__in=list(dispatches)).values("dispatch_id").order_by()
    counted = rows.annotate(
        recipients=Count("id"),
        delivered=Count("delivered_at", filter=~Q(state=RecipientState.RECALLED)),
        read=Count("read_at"),
        not_reached=Count("id", filter=Q(state=RecipientState.NOT_REACHED)),
        recalled=Count("id", filter=Q(state=RecipientState.RECALLED)),
        waiting=Count("id", filter=Q(state=RecipientState.WAITING)),
        stopped=Count("id", filter=Q(state=RecipientState.STOPPED)),
    )
    found: dict[UUID, dict[str, Any]] = {}
    for row in counted:
        counts = {name: count for name, count in row.items() if name != "dispatch_id"}
        found[row["dispatch_id"]] = counts | {"answered": 0}
    for dispatch_id, count in _answered(list(found)):
        found[dispatch_id]["answered"] = count
    return found


def _answered(dispatches: list[UUID]) -> Iterable[tuple[UUID, int]]:
    """How many have answered, of each dispatch that anybody has answered."""
    messages = Recipient.objects.filter(dispatch_id__in=dispatches, dispatch__offered__isnull=False)
    answers = Case.objects.filter(prompted_by__in=messages.values("id")).values_list("prompted_by", flat=True)
    rows = messages.filter(id__in=answers).order_by().values("dispatch_id").annotate(count=Count("id"))
    return rows.values_list("dispatch_id", "count")
