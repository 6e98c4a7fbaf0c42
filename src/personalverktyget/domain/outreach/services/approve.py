"""A second person at the unit approves a dispatch to many, as it was frozen, or sends it back."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.frozen import first_fault
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.binding import has_the_same_recipients, says_the_same
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.approval import DispatchApproved, DispatchSentBack
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.services.freeze_recipients import leaves_at
from personalverktyget.domain.outreach.services.release_message import withdraw
from personalverktyget.domain.outreach.states import DispatchAction

LONGEST_REMARK = 1000


def approve_dispatch(actor: Sender, dispatch_id: UUID, *, seen_version: int) -> None:
    """Approve it; it leaves at its time, or after the hold. Raises ``NotPossibleNow`` for whoever prepared it."""
    with unit_of_work(actor) as work:
        dispatch = _awaiting(actor, dispatch_id, seen_version)
        if first_fault(files_of(dispatch.id)):
            raise NotPossibleNow(_("En bilaga går inte att läsa. Skicka tillbaka utskicket, så att den kan bytas."))
        if not (says_the_same(dispatch) and has_the_same_recipients(dispatch)):
            raise NotPossibleNow(_("Utskicket är inte som när det lämnades in. Skicka tillbaka det."))
        dispatch.approved_by_id, dispatch.approved_at = actor.staff_id, now()
        dispatch.send_at = leaves_at(dispatch)
        step(dispatch, DispatchAction.APPROVE)
        dispatch.save()
        count = Recipient.objects.filter(dispatch=dispatch).count()
        work.record(DispatchApproved(dispatch=dispatch.id, recipients=count, unit=dispatch.unit_id))


def send_back(actor: Sender, dispatch_id: UUID, *, seen_version: int, remark: str) -> None:
    """Send it back to who prepared it, with what is to be changed."""
    remark = required_text(remark, field="remark", max_length=LONGEST_REMARK)
    with unit_of_work(actor) as work:
        dispatch = _awaiting(actor, dispatch_id, seen_version)
        withdraw(dispatch)
        dispatch.remark = remark
        step(dispatch, DispatchAction.SEND_BACK)
        dispatch.save()
        work.record(DispatchSentBack(dispatch=dispatch.id, unit=dispatch.unit_id))


def _awaiting(actor: Sender, dispatch_id: UUID, seen_version: int) -> Dispatch:
    dispatch = scopes.lock_to_approve(actor, dispatch_id, seen_version)
    if dispatch.prepared_by_id == actor.staff_id:
        raise NotPossibleNow(_("Du har förberett utskicket själv. Någon annan måste godkänna det."))
    return dispatch
