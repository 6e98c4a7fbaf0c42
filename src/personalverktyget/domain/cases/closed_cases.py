"""Opening a closed case that one has not handled: a reason is chosen first, and stands in the log (PDL 4:1).

Whoever distributes or handles needs none for what is open, since that is the task; nor for what she had a hand in.
"""

from datetime import datetime, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import STOCKHOLM, today
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.cases.models import CaseTransition, ClosedCaseOpening
from personalverktyget.domain.cases.states import State


class OpeningReason(StrEnum):
    """Why somebody opens a closed case that she has not handled. A closed list, so that reasons can be counted."""

    RESIDENT_CONTACT = "resident_contact"
    NEW_CASE = "new_case"
    COLLEAGUE = "colleague"
    FOLLOW_UP = "follow_up"
    COMPLAINT = "complaint"


class NeedsReason(NotPossibleNow):
    """The case is closed, and the actor has had no hand in it and given no reason today."""

    def __init__(self) -> None:
        super().__init__(
            _("Ärendet är avslutat och du har inte haft hand om det. Öppna ärendet och ange varför först.")
        )


_CLOSED: Final = State.CLOSED


def require_reason_given(actor: StaffActor, case_id: UUID, *, state: str, handler_id: UUID | None) -> None:
    """Raise unless the case is open, the actor has had a hand in it, or she has given a reason today.

    Asks the database only where a closed case is somebody else's.
    """
    if state != _CLOSED or handler_id == actor.staff_id:
        return
    hand = Q(by_staff_id=actor.staff_id) | Q(handler_id=actor.staff_id)
    took_part = CaseTransition.objects.filter(hand, case_id=case_id).order_by().values("case_id")
    given = ClosedCaseOpening.objects.filter(
        case_id=case_id, staff_id=actor.staff_id, at__gte=datetime.combine(today(), time.min, STOCKHOLM)
    )
    if not took_part.union(given.order_by().values("case_id"), all=True)[:1]:
        raise NeedsReason
