"""Steps that several services take on a dispatch's rows. Inside the caller's unit of work."""

from collections.abc import Mapping
from typing import Final

from django.db import connection
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.outreach.fingerprints import mark_of
from personalverktyget.domain.outreach.models import (
    Dispatch,
    ListedRow,
    PopulationSelection,
    Recipient,
    RecipientValues,
    TrialMessage,
    UploadedList,
)
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState, state_after
from personalverktyget.domain.outreach.values import sealed_values

_FORGET_VALUES: Final = """
DELETE FROM outreach_recipientvalues USING outreach_recipient AS recipient
WHERE recipient_id = recipient.id AND recipient.dispatch_id = %s
"""
_FORGET_RECIPIENTS: Final = "DELETE FROM outreach_recipient WHERE dispatch_id = %s"


def step(dispatch: Dispatch, action: DispatchAction) -> None:
    """Take it on, if its state allows that. The caller saves."""
    after = state_after(DispatchState(dispatch.state), action)
    if after is None:
        raise NotPossibleNow(_("Det går inte längre. Läs sidan igen för att se vad som har hänt."))
    dispatch.state, dispatch.saved_at = after, now()
    dispatch.version += 1


def require_not_recalling(dispatch: Dispatch) -> None:
    """Raise ``NotPossibleNow`` while what is unread of it is recalled: what comes and what is recalled would cross."""
    if dispatch.recall_asked_at is not None:
        raise NotPossibleNow(_("Det som är oläst återkallas just nu. Vänta tills det är klart."))


def keep_values(recipient: Recipient, values: Mapping[str, str]) -> None:
    """Keep what the variables stand for to a recipient, and what binds them to her."""
    recipient.mark = mark_of(recipient.dispatch_id, recipient.resident_id, values)
    recipient.save(update_fields=["mark"])
    RecipientValues.objects.filter(recipient=recipient).delete()
    if values:
        sealed = sealed_values(recipient.id, values)
        RecipientValues(recipient=recipient, values=sealed).save(force_insert=True)


def forget(dispatch: Dispatch) -> None:
    """Remove a dispatch that never left, with its recipients, its list and its tests."""
    forget_recipients(dispatch)
    TrialMessage.objects.filter(dispatch=dispatch).delete()
    UploadedList.objects.filter(dispatch=dispatch).delete()
    ListedRow.objects.filter(dispatch=dispatch).delete()
    PopulationSelection.objects.filter(dispatch=dispatch).delete()
    dispatch.delete()


def forget_recipients(dispatch: Dispatch) -> None:
    """Remove the recipients of a dispatch that has not left; of one to many they are made anew from its list."""
    with connection.cursor() as cursor:
        # Not by the objects, a hundred thousand of which would be read to be removed.
        cursor.execute(_FORGET_VALUES, [dispatch.id])
        cursor.execute(_FORGET_RECIPIENTS, [dispatch.id])


def only_recipient(dispatch: Dispatch) -> Recipient:
    """The recipient of a dispatch that has but one."""
    return Recipient.objects.get(dispatch=dispatch)
