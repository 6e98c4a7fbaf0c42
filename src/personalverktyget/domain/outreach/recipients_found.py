"""Which recipients of a dispatch are looked at: by what has become of their messages, by number, by name."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, accept
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.identities import name_words, number_hash
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.reachability import Reason

LONGEST_SEARCH: Final = 200


class OutcomeView(StrEnum):
    """A part of the recipients. Of a question ``UNANSWERED`` are those in whose inbox it waits, read or not."""

    ALL = ""
    WAITING = "vantar"
    UNREAD = "olasta"
    READ = "lasta"
    ANSWERED = "besvarade"
    UNANSWERED = "obesvarade"
    NOT_REACHED = "kom-inte-fram"
    RECALLED = "aterkallade"
    STOPPED = "stoppade"


_DELIVERED: Final = Q(state=RecipientState.DELIVERED)
_ANSWERED: Final = Q(is_answered=True)
_OF_VIEW: Final[Mapping[OutcomeView, Q]] = {
    OutcomeView.WAITING: Q(state=RecipientState.WAITING),
    OutcomeView.UNREAD: _DELIVERED & Q(read_at=None),
    OutcomeView.READ: _DELIVERED & Q(read_at__isnull=False),
    OutcomeView.ANSWERED: _ANSWERED,
    OutcomeView.UNANSWERED: _DELIVERED & ~_ANSWERED,
    OutcomeView.NOT_REACHED: Q(state=RecipientState.NOT_REACHED),
    OutcomeView.RECALLED: Q(state=RecipientState.RECALLED),
    OutcomeView.STOPPED: Q(state=RecipientState.STOPPED),
}
# What is told to everybody who may see the dispatch; the other reasons would tell of an account, or of protection.
_TOLD: Final = frozenset({Reason.DECEASED, Reason.EMIGRATED})


def with_answers(rows: QuerySet[Recipient]) -> QuerySet[Recipient]:
    """The rows, each with whether she has answered."""
    return rows.annotate(is_answered=Exists(Case.objects.filter(prompted_by=OuterRef("id"))))


def in_outcome(rows: QuerySet[Recipient], view: OutcomeView) -> QuerySet[Recipient]:
    """Those of the rows (``with_answers``) that a view shows."""
    return rows.filter(_OF_VIEW[view]) if view else rows


def outcome_counts(dispatch_id: UUID, *, is_question: bool) -> dict[OutcomeView, int]:
    """How many each view shows. One statement; what nobody is in is left out."""
    asked = (OutcomeView.ANSWERED, OutcomeView.UNANSWERED)
    wanted = {view: of for view, of in _OF_VIEW.items() if is_question or view not in asked}
    rows = with_answers(Recipient.objects.filter(dispatch_id=dispatch_id)).order_by()
    found = rows.aggregate(**{view.name: Count("id", filter=of) for view, of in wanted.items()})
    return {OutcomeView[name]: count for name, count in found.items() if count}


def called(actor: StaffActor, rows: QuerySet[Recipient], text: str) -> QuerySet[Recipient]:
    """Those of the rows with this number, or every word of this name.

    A protected resident is found by her number alone, and by those who know her from a case that they see.
    """
    text = " ".join(text.replace("\0", " ").split())[:LONGEST_SEARCH]
    if (number := _number(text)) is not None:
        identity = ResidentIdentity.objects.filter(number_hash=number_hash(number)).select_related("resident").first()
        if identity is None or (identity.resident.is_protected and not acquainted(actor, [identity.resident_id])):
            return rows.none()
        return rows.filter(resident_id=identity.resident_id)
    words = name_words(text)
    if not words:
        return rows.none()
    return rows.filter(resident__is_protected=False, resident__identity__name_words__contains=words)


def reason_told(reason: str, *, may_know: bool, is_masked: bool) -> str:
    """Why somebody was not reached, as a sender is told it: others are simply not reached here."""
    return reason if may_know or (reason in _TOLD and not is_masked) else Reason.NOT_HERE


def _number(text: str) -> str | None:
    try:
        return accept(text, production=settings.MODE == "production").value
    except InvalidIdentityNumber:
        return None
