"""A dispatch that is on its way: paused, resumed, stopped."""

from uuid import UUID

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.dispatch_rows import require_not_recalling, step
from personalverktyget.domain.outreach.events.sending import DispatchPaused, DispatchResumed, DispatchStopped
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.sending_hours import next_allowed
from personalverktyget.domain.outreach.states import DispatchAction, RecipientState


def pause_dispatch(actor: Sender, dispatch_id: UUID) -> None:
    """Let nothing more leave for now. What the worker is just delivering comes first."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        step(dispatch, DispatchAction.PAUSE)
        dispatch.save()
        work.record(DispatchPaused(dispatch=dispatch.id, unit=dispatch.unit_id))


def resume_dispatch(actor: Sender, dispatch_id: UUID) -> None:
    """Go on where it stood; at a rate only by day."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        require_not_recalling(dispatch)
        step(dispatch, DispatchAction.RESUME)
        dispatch.send_at = now() if dispatch.rate is None else next_allowed(now())
        dispatch.save()
        work.record(DispatchResumed(dispatch=dispatch.id, unit=dispatch.unit_id))


def stop_dispatch(actor: Sender, dispatch_id: UUID) -> None:
    """Stop it for good: who has not got it never will. What has come stays, until it is recalled."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        step(dispatch, DispatchAction.STOP)
        dispatch.ended_at = now()
        dispatch.save()
        waiting = Recipient.objects.filter(dispatch=dispatch, state=RecipientState.WAITING)
        count = waiting.update(state=RecipientState.STOPPED)
        work.record(DispatchStopped(dispatch=dispatch.id, recipients=count, unit=dispatch.unit_id))
