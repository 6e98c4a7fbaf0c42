"""Keep that the resident has opened the unit's messages."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import CaseRead
from personalverktyget.domain.cases.models import Message, MessageReading


def mark_read(actor: ResidentActor, case_id: UUID) -> None:
    """Keep when the resident first opened each message. Nothing is written when all are read already."""
    case = scopes.own(actor).filter(id=case_id).first()
    if case is None:
        raise NotFound
    unread = Message.objects.filter(case_id=case_id, by_kind="staff", reading=None)
    if not unread.exists():
        return
    with unit_of_work(actor) as work:
        at = now()
        MessageReading.objects.bulk_create(
            [
                MessageReading(message=message, unit_id=case.unit_id, resident_id=case.resident_id, read_at=at)
                for message in unread
            ],
            ignore_conflicts=True,
        )
        work.record(CaseRead(case=case.id, resident=case.resident_id, unit=case.unit_id, page="messages"))
