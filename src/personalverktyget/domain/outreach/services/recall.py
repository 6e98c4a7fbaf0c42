"""Take what nobody has read out of the inbox again."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes, uploads
from personalverktyget.domain.outreach.call_rows import drop_ladder
from personalverktyget.domain.outreach.events.messages import MessageRecalled
from personalverktyget.domain.outreach.events.sending import RecallAsked, RecallEnded
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import DispatchState, RecipientState

BATCH: Final = 500
# While it is being sent, what is recalled and what comes would cross.
_CAN_BE_RECALLED: Final = (DispatchState.PAUSED, DispatchState.STOPPED, DispatchState.SENT)


class _NothingLeft(Exception):
    """All that was unread is recalled, or read: nothing is done."""


def recall_unread(actor: Sender, dispatch_id: UUID) -> int | None:
    """Recall all of a dispatch that nobody has read yet, some at a time. Returns how many were recalled.

    Of very many it is the worker that does so (``recall_asked``): nothing is returned then.
    """
    if _ask_worker(actor, dispatch_id):
        return None
    recalled = 0
    while count := _recall_some(actor, lambda: scopes.lock(actor, dispatch_id)):
        recalled += count
    if not recalled:
        raise NotPossibleNow(_("Det finns inget oläst att återkalla. Läs sidan igen för att se vad som har hänt."))
    return recalled


def recall_asked(worker: SystemActor, dispatch_id: UUID) -> None:
    """Recall what somebody asked to have recalled, to its end. Called by the worker.

    Each batch is a commit of its own: whoever comes after a worker that was killed goes on with what is still unread.
    """
    asked = Dispatch.objects.filter(id=dispatch_id, recall_asked_at__isnull=False)
    while asked.exists() and _recall_some(worker, lambda: asked.select_for_update(of=("self",)).get()):
        pass
    with unit_of_work(worker) as work:
        dispatch = Dispatch.objects.select_for_update(of=("self",)).get(id=dispatch_id)
        dispatch.recall_asked_at = None
        dispatch.save(update_fields=["recall_asked_at"])
        work.record(RecallEnded(dispatch=dispatch.id, unit=dispatch.unit_id))


def _unread(dispatch_id: UUID) -> QuerySet[Recipient]:
    return Recipient.objects.filter(dispatch_id=dispatch_id, state=RecipientState.DELIVERED, read_at=None)


def _ask_worker(actor: Sender, dispatch_id: UUID) -> bool:
    """Let the worker do it, where there are many. Asking twice is asking once."""
    if _unread(dispatch_id)[: uploads.AT_ONCE + 1].count() <= uploads.AT_ONCE:
        return False
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        require_at_rest(dispatch)
        dispatch.recall_asked_at = dispatch.recall_asked_at or now()
        dispatch.save(update_fields=["recall_asked_at"])
        count = _unread(dispatch_id).count()
        work.record(RecallAsked(dispatch=dispatch.id, recipients=count, unit=dispatch.unit_id))
    return True


def require_at_rest(dispatch: Dispatch) -> None:
    """Raise ``NotPossibleNow`` while it is on its way."""
    if dispatch.state not in _CAN_BE_RECALLED:
        raise NotPossibleNow(_("Meddelandet skickas just nu. Pausa eller stoppa utskicket först."))


def _recall_some(actor: Sender | SystemActor, lock: Callable[[], Dispatch]) -> int:
    with suppress(_NothingLeft), unit_of_work(actor) as work:
        dispatch = lock()
        require_at_rest(dispatch)
        # Whoever opens one meanwhile holds its row: that one is read, and stays.
        rows = list(_unread(dispatch.id).order_by("position").select_for_update()[:BATCH])
        if not rows:
            raise _NothingLeft
        Recipient.objects.filter(id__in=[row.id for row in rows]).update(
            state=RecipientState.RECALLED, recalled_at=now()
        )
        drop_ladder([row.id for row in rows])
        for row in rows:
            work.record(
                MessageRecalled(recipient=row.id, dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id)
            )
        return len(rows)
    return 0


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
