"""Ask, inside somebody else's unit of work, that a resident is told that something has come."""

from uuid import UUID, uuid4

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.requests import SendNotice
from personalverktyget.domain.notifications.states import NoticeState


def notify_resident(work: UnitOfWork, resident_id: UUID) -> None:
    """Queue a notice by e-mail. It goes out after the commit, and never if there is none."""
    notice = Notice(id=uuid4(), resident_id=resident_id, channel="email", state=NoticeState.QUEUED, created_at=now())
    notice.save(force_insert=True)
    work.enqueue(SendNotice(notice=notice.id))
