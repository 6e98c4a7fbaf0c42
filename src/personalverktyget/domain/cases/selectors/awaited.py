"""About whom the population register is to be asked anew: those who wait for something here."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.people.models import Resident


def residents_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """Residents with open cases of whom the register was asked before that time, the longest ago first. Ids alone."""
    open_cases = Case.objects.filter(resident_id=OuterRef("id"), queue_rank__lt=2)
    stale = Resident.objects.filter(Exists(open_cases), refreshed_at__lt=before).order_by("refreshed_at", "id")
    return tuple(stale.values_list("id", flat=True)[:at_most])
