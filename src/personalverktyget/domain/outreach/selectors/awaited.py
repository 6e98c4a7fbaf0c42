"""About which children the population register is to be asked anew: those to whom a message is about to leave."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.models import Resident


def children_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """Residents with guardians who have a message on the way, of whom the register was asked before that time, the
    longest ago first. Ids alone. About what has come the register is asked when a guardian signs in.
    """
    on_the_way = Recipient.objects.filter(resident_id=OuterRef("id"), state=RecipientState.WAITING)
    stale = Resident.objects.filter(Exists(on_the_way), facts__guardians__len__gt=0, refreshed_at__lt=before)
    return tuple(stale.order_by("refreshed_at", "id").values_list("id", flat=True)[:at_most])
