"""About whom the population register is to be asked anew: those who are about to be sent something, or rung."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, Func, OuterRef, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.outreach.call_states import WAITING
from personalverktyget.domain.outreach.letter_states import UNPOSTED
from personalverktyget.domain.outreach.models import CallTask, PaperLetter, Recipient
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.models import Resident, ResidentFacts

# Of many whose message waits for its day the register is asked less often: they may be a hundred thousand.
_LONGER: Final = timedelta(days=1)


def children_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """Residents with guardians who have a message on the way, of whom the register was asked before that time, the
    longest ago first. Ids alone. About what has come the register is asked when a guardian signs in.
    """
    return _longest_ago(_stale(before).filter(Exists(_on_the_way()), facts__guardians__len__gt=0), at_most)


def addressees_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """The same of those who have a letter that is not posted, or whom the unit is to ring, and of a child's guardians,
    who are rung in her place: where they live, and whether that and their number may be told. After them, and a day
    later, of everybody else who has a message on the way.
    """
    letters = PaperLetter.objects.filter(resident_id=OuterRef("id"), state__in=UNPOSTED)
    to_ring = CallTask.objects.filter(state__in=WAITING).order_by().values("resident_id")
    children = ResidentFacts.objects.filter(resident_id__in=to_ring)
    guardians = children.annotate(guardian=Func("guardians", function="unnest")).values("guardian")
    awaited = Q(Exists(letters)) | Q(id__in=to_ring) | Q(identity__number_hash__in=guardians)
    found = _longest_ago(_stale(before).filter(awaited), at_most)
    return found or _longest_ago(_stale(before - _LONGER).filter(Exists(_on_the_way())), at_most)


def _on_the_way() -> QuerySet[Recipient]:
    return Recipient.objects.filter(resident_id=OuterRef("id"), state=RecipientState.WAITING)


def _stale(before: datetime) -> QuerySet[Resident]:
    return Resident.objects.filter(refreshed_at__lt=before)


def _longest_ago(rows: QuerySet[Resident], at_most: int) -> tuple[UUID, ...]:
    return tuple(rows.order_by("refreshed_at", "id").values_list("id", flat=True)[:at_most])
