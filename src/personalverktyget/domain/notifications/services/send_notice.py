"""Send a queued notice. Called by the worker; sending itself is the caller's, through an adapter."""

from collections.abc import Callable
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
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
    """Send a notice once. ``send`` takes the address and raises ``DeliveryRefused`` or ``DeliveryUncertain``.

    Any other error leaves the notice queued, so that the job is tried again.
    """
    notice = Notice.objects.select_related("resident").filter(id=notice_id).first()
    if notice is None or notice.state != NoticeState.QUEUED:
        return NoticeState(notice.state) if notice else NoticeState.FAILED
    state = _attempt(notice, send)
    with unit_of_work(SystemActor("send_notice")) as work:
        row = Notice.objects.select_for_update().get(id=notice_id)
        row.state, row.settled_at, row.attempts = state, now(), row.attempts + 1
        row.save(update_fields=["state", "settled_at", "attempts"])
        work.record(NoticeSettled(notice=row.id, resident=row.resident_id, channel=row.channel, state=state))
    return state


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
