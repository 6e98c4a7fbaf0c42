"""Mail to a region's or the nation's contact address, or to a unit's administrators: that something waits there."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.notifications.events import OfficeMailSettled
from personalverktyget.domain.notifications.kinds import OfficeMailKind
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.domain.notifications.requests import SendOfficeMail
from personalverktyget.domain.notifications.services.outbox import DeliveryRefused, DeliveryUncertain, send_once
from personalverktyget.domain.notifications.states import NoticeState


@dataclass(frozen=True, slots=True)
class OfficeLetter:
    """What is sent: what waits, and the names of the case type and, where there is one, the unit.

    ``page`` is where it is seen; empty where all of its kind lead to the same page.
    """

    address: str
    kind: OfficeMailKind
    case_type_name: str
    unit_name: str
    page: str = ""


def mail_office(
    kind: str, about: UUID, *, address: str, case_type_name: str = "", unit_name: str = "", page: str = ""
) -> None:
    """Queue a mail, once for each thing. Without an address there is none: what waits stands on the pages."""
    if not address or OfficeMail.objects.filter(kind=kind, about=about).exists():
        return
    with unit_of_work(SystemActor("mail_office")) as work:
        row = OfficeMail(
            id=uuid4(),
            kind=OfficeMailKind(kind),
            about=about,
            address=address,
            case_type_name=case_type_name,
            unit_name=unit_name,
            page=page,
            state=NoticeState.QUEUED,
            created_at=now(),
        )
        row.save(force_insert=True)
        work.record(_event(row))
        work.enqueue(SendOfficeMail(mail=row.id))


def send_office_mail(mail_id: UUID, send: Callable[[OfficeLetter], None]) -> NoticeState:
    """Send it at most once (``outbox.send_once`` says how)."""

    def attempt(row: OfficeMail) -> NoticeState:
        letter = OfficeLetter(row.address, OfficeMailKind(row.kind), row.case_type_name, row.unit_name, row.page)
        try:
            send(letter)
        except DeliveryRefused:
            return NoticeState.FAILED
        except DeliveryUncertain:
            return NoticeState.UNKNOWN
        return NoticeState.SENT

    return send_once(SystemActor("send_office_mail"), OfficeMail, mail_id, attempt=attempt, event=_event)


def _event(row: OfficeMail) -> OfficeMailSettled:
    return OfficeMailSettled(mail=row.id, kind=row.kind, state=row.state)
