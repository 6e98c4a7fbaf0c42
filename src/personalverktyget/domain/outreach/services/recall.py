"""Take what nobody has read out of the inbox again."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events import MessageRecalled
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState


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
        work.record(
            MessageRecalled(recipient=row.id, dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id)
        )
