"""What becomes of gathered files when what they were gathered for is sent or thrown away."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.domain.access_log.unit_of_work import UnitOfWork
from personalverktyget.domain.attachments.events import AttachmentRemoved
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.requests import ForgetFiles


def hand_over(
    work: UnitOfWork,
    rows: QuerySet[Attachment],
    *,
    case_id: UUID,
    at: datetime,
    message_id: UUID | None = None,
    questions: Collection[str] | None = None,
) -> None:
    """Let the files go with a case or a message. Those of other ``questions`` are removed: not asked for."""
    if questions is not None:
        remove_rows(work, rows.exclude(question__in=questions))
        rows = rows.filter(question__in=questions)
    rows.update(case_id=case_id, message_id=message_id, sent_at=at)


def remove_rows(work: UnitOfWork, rows: QuerySet[Attachment]) -> int:
    """Remove the rows now, and with them the keys; the files once that is committed. Returns how many there were."""
    found = list(rows.select_for_update().values_list("id", "resident_id", "unit_id", "case_id"))
    if not found:
        return 0
    for id_, resident, unit, case in found:
        work.record(AttachmentRemoved(attachment=id_, resident=resident, unit=unit, case=case))
    ids = tuple(row[0] for row in found)
    Attachment.objects.filter(id__in=ids).delete()
    work.enqueue(ForgetFiles(files=ids))
    return len(ids)
