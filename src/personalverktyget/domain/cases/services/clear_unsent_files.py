"""Files that were never sent: what they were gathered for is gone, or nobody has gone on with it for a long time."""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.services import remove_rows
from personalverktyget.domain.cases.models import CaseDraft

# A message that nobody has sent for so long will not be; a form keeps its files for as long as it is there.
KEPT_FOR: Final = timedelta(days=30)
_BATCH: Final = 200


def clear_unsent_files(actor: SystemActor) -> int:
    """Remove them, some at a time. Returns how many there were."""
    removed = 0
    while ids := list(_abandoned().values_list("id", flat=True)[:_BATCH]):
        with unit_of_work(actor) as work:
            removed += remove_rows(work, Attachment.objects.filter(id__in=ids, sent_at=None))
    return removed


def _abandoned() -> QuerySet[Attachment]:
    forms = CaseDraft.objects.filter(id=OuterRef("gathered_for"))
    of_a_form, of_a_message = Q(case_id=None), Q(case_id__isnull=False)
    return Attachment.objects.filter(sent_at=None).filter(
        (of_a_form & ~Exists(forms)) | (of_a_message & Q(received_at__lt=now() - KEPT_FOR))
    )
