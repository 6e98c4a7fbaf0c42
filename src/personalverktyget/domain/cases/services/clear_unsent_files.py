"""What was never sent: what it was gathered or written for is gone, or nobody has gone on with it for a long time."""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.services import remove_rows
from personalverktyget.domain.cases.events import DraftDiscarded
from personalverktyget.domain.cases.models import AnswerDraft, Case, CaseDraft
from personalverktyget.domain.cases.states import TABLE, Action

# A message that nobody has sent for so long will not be; a form keeps its files for as long as it is there.
KEPT_FOR: Final = timedelta(days=30)
_BATCH: Final = 200
_AWAITING: Final = tuple(row.from_ for row in TABLE if row.action is Action.ANSWER)


def clear_unsent_files(actor: SystemActor) -> int:
    """Remove them, some at a time. Returns how many there were."""
    removed = 0
    while ids := list(_abandoned().values_list("id", flat=True)[:_BATCH]):
        with unit_of_work(actor) as work:
            removed += remove_rows(work, Attachment.objects.filter(id__in=ids, sent_at=None))
    return removed


def clear_unsent_answers(actor: SystemActor) -> int:
    """Remove what residents have begun to answer where nobody awaits it any longer. Returns how many there were."""
    removed = 0
    forgotten = ~Q(case__state__in=_AWAITING) | Q(saved_at__lt=now() - KEPT_FOR)
    while ids := list(AnswerDraft.objects.filter(forgotten).values_list("id", flat=True)[:_BATCH]):
        with unit_of_work(actor) as work:
            drafts = AnswerDraft.objects.filter(forgotten, id__in=ids).select_for_update(of=("self",))
            for case, resident, unit in drafts.values_list("case_id", "resident_id", "unit_id"):
                work.record(DraftDiscarded(case=case, resident=resident, unit=unit))
                removed += 1
            AnswerDraft.objects.filter(forgotten, id__in=ids).delete()
    return removed


def _abandoned() -> QuerySet[Attachment]:
    forms = CaseDraft.objects.filter(id=OuterRef("gathered_for"))
    awaiting = Case.objects.filter(id=OuterRef("case_id"), state__in=_AWAITING)
    of_a_form, of_a_message = Q(case_id=None), Q(case_id__isnull=False)
    too_late = Q(received_at__lt=now() - KEPT_FOR) | (Q(by_kind="resident") & ~Exists(awaiting))
    # What a dispatch carries has no resident, and goes with the dispatch.
    own = Attachment.objects.filter(sent_at=None, resident__isnull=False)
    return own.filter((of_a_form & ~Exists(forms)) | (of_a_message & too_late))
