"""Send a queued notice. Called by the worker; sending itself is the caller's, through an adapter."""

from collections.abc import Callable
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.notifications.events import NoticeSettled
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.people.identities import decrypt_contact
from personalverktyget.domain.people.models import ResidentIdentity

Send = Callable[[str], None]


class DeliveryRefused(Exception):
    """The receiving side said no: the notice has not gone out and trying again will not help."""


class DeliveryUncertain(Exception):
    """The connection broke after the text was handed over: it may have gone out."""


def send_notice(notice_id: UUID, send: Send) -> NoticeState:
    """Send a notice at most once. ``send`` takes the address; it may raise ``DeliveryRefused``, ``DeliveryUncertain``.

    Before the text is handed over, the notice is marked as being sent, and committed so. A worker that dies in between
    leaves that mark: whether the notice went out is then unknown, and it is not sent again. Any other error means that
    nothing went out: the notice is queued anew and the error raised, so that the job is tried again later.
    """
    state = _begin(notice_id)
    if state is not NoticeState.SENDING:
        return state
    notice = Notice.objects.select_related("resident").get(id=notice_id)
    try:
        outcome = _attempt(notice, send)
    except Exception:
        _settle(notice_id, NoticeState.QUEUED)
        raise
    _settle(notice_id, outcome)
    return outcome


def _begin(notice_id: UUID) -> NoticeState:
    """Mark a queued notice as being sent; one that was being sent when its worker died becomes unknown."""
    with unit_of_work(SystemActor("send_notice")) as work:
        row = Notice.objects.select_for_update().get(id=notice_id)
        before = NoticeState(row.state)
        after = {NoticeState.QUEUED: NoticeState.SENDING, NoticeState.SENDING: NoticeState.UNKNOWN}.get(before, before)
        if after is NoticeState.SENDING:
            row.attempts += 1
        _keep(work, row, after)
    return after


def _settle(notice_id: UUID, state: NoticeState) -> None:
    with unit_of_work(SystemActor("send_notice")) as work:
        _keep(work, Notice.objects.select_for_update().get(id=notice_id), state)


def _keep(work: UnitOfWork, row: Notice, state: NoticeState) -> None:
    is_open = state in (NoticeState.QUEUED, NoticeState.SENDING)
    row.state, row.settled_at = state, None if is_open else row.settled_at or now()
    row.save(update_fields=["state", "settled_at", "attempts"])
    work.record(NoticeSettled(notice=row.id, resident=row.resident_id, channel=row.channel, state=state))


def _attempt(notice: Notice, send: Send) -> NoticeState:
    if not notice.resident.wants_notices:
        return NoticeState.NOT_WANTED
    identity = ResidentIdentity.objects.get(resident_id=notice.resident_id)
    address = decrypt_contact(notice.resident_id, identity.contact).email
    if not address:
        return NoticeState.NO_ADDRESS
    try:
        send(address)
    except DeliveryRefused:
        return NoticeState.FAILED
    except DeliveryUncertain:
        return NoticeState.UNKNOWN
    return NoticeState.SENT
