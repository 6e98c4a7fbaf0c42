"""Steps that several services take on calls and letters. Inside the caller's unit of work."""

from collections.abc import Collection
from uuid import UUID

from personalverktyget.base.clock import now
from personalverktyget.domain.outreach.call_states import WAITING, CallState
from personalverktyget.domain.outreach.letter_states import LetterAction, LetterState, before
from personalverktyget.domain.outreach.models import CallTask, PaperLetter, Recipient


def drop_ladder(recipients: Collection[UUID]) -> None:
    """Nobody has to ring or write about these messages any more."""
    waiting = CallTask.objects.filter(recipient_id__in=recipients, state__in=WAITING)
    waiting.update(state=CallState.NOT_NEEDED, settled_at=now())
    unsent = PaperLetter.objects.filter(recipient_id__in=recipients, state__in=before(LetterAction.DROP))
    unsent.update(state=LetterState.UNNEEDED, settled_at=now())


def call_for(row: Recipient) -> CallTask:
    """A call to make about a message. The caller saves."""
    return CallTask(
        recipient=row,
        dispatch_id=row.dispatch_id,
        unit_id=_unit_of(row),
        resident_id=row.resident_id,
        state=CallState.TO_MAKE,
        made_at=now(),
    )


def letter_for(row: Recipient) -> PaperLetter:
    """A letter to print about a message. The caller saves."""
    return PaperLetter(
        recipient=row,
        dispatch_id=row.dispatch_id,
        unit_id=_unit_of(row),
        resident_id=row.resident_id,
        state=LetterState.TO_PRINT,
        settled_at=now(),
    )


def _unit_of(row: Recipient) -> UUID:
    assert row.unit_id is not None  # What a region sends is followed by nothing: its templates cannot ask for it.
    return row.unit_id
