"""Send a queued notice. Called by the worker; sending itself is the caller's, through an adapter."""

from collections.abc import Callable
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.notifications.events import NoticeSettled
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.services.outbox import DeliveryRefused, DeliveryUncertain, send_once
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.people.identities import decrypt_contact
from personalverktyget.domain.people.models import ResidentIdentity

Send = Callable[[str], None]


def send_notice(notice_id: UUID, send: Send) -> NoticeState:
    """Send a notice at most once (``outbox.send_once`` says how).

    ``send`` takes the address; it may raise ``DeliveryRefused`` or ``DeliveryUncertain``.
    """
    return send_once(
        SystemActor("send_notice"),
        Notice,
        notice_id,
        attempt=lambda notice: _attempt(notice, send),
        event=lambda row: NoticeSettled(notice=row.id, resident=row.resident_id, channel=row.channel, state=row.state),
    )


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
