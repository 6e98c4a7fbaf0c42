"""Try again to reach those whom a dispatch did not: the same message, to the same rows, which still take it once."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.binding import has_the_same_recipients, says_the_same
from personalverktyget.domain.outreach.dispatch_rows import require_not_recalling, step
from personalverktyget.domain.outreach.events.sending import DispatchRetried
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.sending_hours import next_allowed
from personalverktyget.domain.outreach.states import DispatchAction, RecipientState


def retry_dispatch(actor: Sender, dispatch_id: UUID) -> None:
    """Let it leave once more to all whom it did not reach. Whether it reaches each is asked anew as it leaves.

    All of them, whatever the reason: which reasons there are is not the sender's to know. Raises ``NotPossibleNow``
    where it reached everybody, or is not what was released.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        if dispatch.is_single:
            raise NotFound
        require_not_recalling(dispatch)
        step(dispatch, DispatchAction.RETRY)
        lost = Recipient.objects.filter(dispatch=dispatch, state=RecipientState.NOT_REACHED)
        if not (count := lost.update(state=RecipientState.WAITING)):
            raise NotPossibleNow(_("Meddelandet har kommit fram till alla. Läs sidan igen."))
        if not (says_the_same(dispatch) and has_the_same_recipients(dispatch)):
            raise NotPossibleNow(_("Utskicket är inte som när det skickades. Skriv ett nytt."))
        dispatch.send_at = now() if dispatch.rate is None else next_allowed(now())
        dispatch.ended_at = None
        dispatch.save()
        work.record(DispatchRetried(dispatch=dispatch.id, recipients=count, unit=dispatch.unit_id))
