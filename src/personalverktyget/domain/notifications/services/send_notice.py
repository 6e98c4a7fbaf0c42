"""Send a queued notice. Called by the worker; sending itself is the caller's, through an adapter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.notifications.channels import Channel
from personalverktyget.domain.notifications.events import NoticeSettled
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.services.outbox import DeliveryRefused, send_once
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.people.identities import decrypt_contact
from personalverktyget.domain.people.models import ResidentIdentity


@dataclass(frozen=True, slots=True)
class Carrier:
    """What takes notices of one channel. ``send`` gets the address and the notice's key, the same at each attempt.

    It may raise ``DeliveryRefused`` or ``DeliveryUncertain``. ``honours_key`` says that the receiving side promises to
    deliver a key once, however often it comes: only then is a notice sent again whose answer was lost.
    """

    send: Callable[[str, UUID], None]
    honours_key: bool = False


def send_notice(notice_id: UUID, carriers: Mapping[Channel, Carrier]) -> NoticeState:
    """Send a notice at most once, as far as the receiving side can tell (``outbox.send_once`` says how)."""
    carrier = carriers[Channel(Notice.objects.values_list("channel", flat=True).get(id=notice_id))]
    return send_once(
        SystemActor("send_notice"),
        Notice,
        notice_id,
        attempt=lambda notice: _attempt(notice, carrier),
        event=lambda row: NoticeSettled(notice=row.id, resident=row.resident_id, channel=row.channel, state=row.state),
        honours_key=carrier.honours_key,
    )


def _attempt(notice: Notice, carrier: Carrier) -> NoticeState:
    if not notice.resident.wants_notices:
        return NoticeState.NOT_WANTED
    identity = ResidentIdentity.objects.get(resident_id=notice.resident_id)
    contact = decrypt_contact(notice.resident_id, identity.contact)
    address = contact.mobile if notice.channel == Channel.SMS else contact.email
    if not address:
        return NoticeState.NO_ADDRESS
    try:
        carrier.send(address, notice.id)
    except DeliveryRefused:
        return NoticeState.FAILED
    return NoticeState.SENT
