"""The verdicts that hold: the latest on each entry."""

from uuid import UUID

from personalverktyget.domain.log_review.models import ChosenEntry, EntryVerdict


def latest_verdicts(review_id: UUID) -> dict[UUID, EntryVerdict | None]:
    """For each entry of the review its latest verdict, or ``None``."""
    found: dict[UUID, EntryVerdict | None] = dict.fromkeys(
        ChosenEntry.objects.filter(review_id=review_id).order_by("position").values_list("id", flat=True)
    )
    given = EntryVerdict.objects.filter(entry__review_id=review_id).select_related("by").order_by("entry_id", "-id")
    found |= {one.entry_id: one for one in given.distinct("entry_id")}
    return found
