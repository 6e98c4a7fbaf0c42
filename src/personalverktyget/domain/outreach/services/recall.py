"""Take what nobody has read out of the inbox again."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.call_rows import drop_ladder
from personalverktyget.domain.outreach.events import MessageRecalled
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import DispatchState, RecipientState

BATCH: Final = 500
# While it is being sent, what is recalled and what comes would cross.
_CAN_BE_RECALLED: Final = (DispatchState.PAUSED, DispatchState.STOPPED, DispatchState.SENT)


def recall_unread(actor: Sender, dispatch_id: UUID) -> int:
    """Recall all of a dispatch that nobody has read yet, some at a time. Returns how many were recalled."""
    recalled = 0
    while count := _recall_some(actor, dispatch_id):
        recalled += count
    if not recalled:
        raise NotPossibleNow(_("Det finns inget oläst att återkalla. Läs sidan igen för att se vad som har hänt."))
    return recalled


def _recall_some(actor: Sender, dispatch_id: UUID) -> int:
    unread = Recipient.objects.filter(dispatch_id=dispatch_id, state=RecipientState.DELIVERED, read_at=None)
    if not unread.exists():
        return 0
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        if dispatch.state not in _CAN_BE_RECALLED:
            raise NotPossibleNow(_("Meddelandet skickas just nu. Pausa eller stoppa utskicket först."))
        # Whoever opens one meanwhile holds its row: that one is read, and stays.
        rows = list(unread.order_by("position").select_for_update()[:BATCH])
        Recipient.objects.filter(id__in=[row.id for row in rows]).update(
            state=RecipientState.RECALLED, recalled_at=now()
        )
        drop_ladder([row.id for row in rows])
        for row in rows:
            work.record(
                MessageRecalled(recipient=row.id, dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id)
            )
        return len(rows)


def recall_message(actor: StaffActor, dispatch_id: UUID) -> None:
    """Recall a message to one resident. Raises ``NotPossibleNow`` where she has read it, or it has not come."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        # Whoever opens it locks the same row: it is read or recalled, never both.
        row = Recipient.objects.select_for_update().get(dispatch=dispatch)
        if row.read_at is not None:
            raise NotPossibleNow(_("Invånaren har läst meddelandet, så det går inte att återkalla. Ring i stället."))
        if row.state != RecipientState.DELIVERED:
            raise NotPossibleNow(_("Det går inte längre. Läs sidan igen för att se vad som har hänt."))
        row.state, row.recalled_at = RecipientState.RECALLED, now()
        row.save(update_fields=["state", "recalled_at"])
        drop_ladder([row.id])
        work.record(
            MessageRecalled(recipient=row.id, dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id)
        )
