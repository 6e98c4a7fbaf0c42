"""Which of the log's entries a resident has asked about, and the cases that her questions became."""

from collections.abc import Collection
from uuid import UUID

from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review.models import LogQuestion


def asked_cases(resident_id: UUID, entries: Collection[UUID] | None = None) -> dict[UUID, UUID]:
    """The case by the entry, of all that she has sent; or of those entries."""
    questions = LogQuestion.objects.filter(resident_id=resident_id)
    if entries is not None:
        questions = questions.filter(entries__overlap=list(entries))
    asked = {row.id: row.entries for row in questions}
    if not asked:
        return {}
    sent = Case.objects.filter(resident_id=resident_id, prompted_by__in=list(asked)).values_list("id", "prompted_by")
    return {entry: case_id for case_id, question in sent if question for entry in asked[question]}
