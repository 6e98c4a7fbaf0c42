"""About whom the population register is to be asked anew: those to whom something is about to leave."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.outreach.letter_states import UNPOSTED
from personalverktyget.domain.outreach.models import PaperLetter, Recipient
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.models import Resident

# Of many whose message waits for its day the register is asked less often: they may be a hundred thousand.
_LONGER: Final = timedelta(days=1)


def children_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """Residents with guardians who have a message on the way, of whom the register was asked before that time, the
    longest ago first. Ids alone. About what has come the register is asked when a guardian signs in.
    """
    return _longest_ago(_stale(before).filter(Exists(_on_the_way()), facts__guardians__len__gt=0), at_most)


def addressees_to_refresh(_actor: SystemActor, *, before: datetime, at_most: int) -> tuple[UUID, ...]:
    """The same of those who have a letter that is not posted: where they live, and whether that may be told. After
    them, and a day later, of everybody else who has a message on the way.
    """
    letters = PaperLetter.objects.filter(resident_id=OuterRef("id"), state__in=UNPOSTED)
    found = _longest_ago(_stale(before).filter(Exists(letters)), at_most)
    return found or _longest_ago(_stale(before - _LONGER).filter(Exists(_on_the_way())), at_most)


def _on_the_way() -> QuerySet[Recipient]:
    return Recipient.objects.filter(resident_id=OuterRef("id"), state=RecipientState.WAITING)


def _stale(before: datetime) -> QuerySet[Resident]:
    return Resident.objects.filter(refreshed_at__lt=before)


def _longest_ago(rows: QuerySet[Resident], at_most: int) -> tuple[UUID, ...]:
    return tuple(rows.order_by("refreshed_at", "id").values_list("id", flat=True)[:at_most])
