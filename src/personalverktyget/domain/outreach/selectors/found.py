"""Which of a unit's dispatches are looked at: a view of them, and what is searched for."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, accept
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity

# What is longer is cut off: nobody searches for it.
LONGEST_SEARCH: Final = 200


class DispatchView(StrEnum):
    """A part of the list."""

    ALL = ""
    WRITING = "skrivs"
    AWAITING = "godkanns"
    LEAVING = "pa-vag"
    SENT = "skickade"


# What still waits for somebody; the whole of what has been sent is never counted.
_STATES: Final = {
    DispatchView.WRITING: (DispatchState.PREPARING, DispatchState.CHECKING),
    DispatchView.AWAITING: (DispatchState.AWAITING_APPROVAL,),
    DispatchView.LEAVING: (
        DispatchState.FREEZING,
        DispatchState.SCHEDULED,
        DispatchState.SENDING,
        DispatchState.PAUSED,
    ),
}
_SETTLED: Final = (DispatchState.SENT, DispatchState.STOPPED)


def in_view(rows: QuerySet[Dispatch], view: DispatchView) -> QuerySet[Dispatch]:
    """Those of the rows that a view shows."""
    if view is DispatchView.ALL:
        return rows
    return rows.filter(state__in=_STATES.get(view, _SETTLED))


def dispatch_counts(actor: StaffActor) -> dict[DispatchView, int]:
    """How many wait for somebody, in each view of such. One statement."""
    waiting = scopes.visible(actor).exclude(state__in=_SETTLED)
    counts = {view.name: Count("id", filter=Q(state__in=states)) for view, states in _STATES.items()}
    found = waiting.order_by().aggregate(**counts)
    return {DispatchView[name]: count for name, count in found.items()}


def searched_for(actor: StaffActor, text: str) -> UUID | None:
    """The resident whose number is searched for; nobody where it is no number, or she is not to be found.

    A protected resident is found by those alone who know her from a case that they see.
    """
    if (number := _number(_tidy(text))) is None:
        return None
    identity = ResidentIdentity.objects.filter(number_hash=number_hash(number)).select_related("resident").first()
    if identity is None:
        return None
    resident_id = identity.resident_id
    is_hidden = identity.resident.is_protected and resident_id not in acquainted(actor, [resident_id])
    return None if is_hidden else resident_id


def with_words(
    actor: StaffActor, rows: QuerySet[Dispatch], text: str, *, resident_id: UUID | None
) -> QuerySet[Dispatch]:
    """Those of the rows with every word in subject, template or sender; to the resident, where it is a number."""
    text = _tidy(text)
    if _number(text) is not None:
        if resident_id is None:
            return rows.none()
        sent_to = Recipient.objects.filter(resident_id=resident_id, unit_id=actor.unit_id)
        return rows.filter(id__in=sent_to.values("dispatch_id"))
    for word in text.split():
        rows = rows.filter(
            Q(texts__subject__icontains=word)
            | Q(texts={}, subject__icontains=word)
            | Q(template_version__name__icontains=word)
            | Q(prepared_by__given_name__icontains=word)
            | Q(prepared_by__surname__icontains=word)
        )
    return rows


def _tidy(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST_SEARCH]


def _number(text: str) -> str | None:
    try:
        return accept(text, production=settings.MODE == "production").value
    except InvalidIdentityNumber:
        return None
