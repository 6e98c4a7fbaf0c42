"""Several drafts at once, each beside what it would replace."""

from typing import Final
from uuid import UUID

from django.db.models import F, Q

from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.draft_rows import content_of_version
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeDraftStep
from personalverktyget.domain.case_types.read_models import Draft, DraftToPublish
from personalverktyget.domain.case_types.reading_level import highest_lix
from personalverktyget.domain.case_types.translated_texts import settled_texts

# The step that search and change takes in a draft.
REPLACED: Final = "replace_texts"
# Each is compared and tried, and the page is read by somebody.
MOST_DRAFTS: Final = 25


def count_drafts(actor: scopes.Administrator) -> int:
    """How many drafts there are among the case types that the actor may change."""
    return CaseTypeDraft.objects.filter(case_type__in=scopes.manageable(actor)).count()


def drafts_to_publish(actor: scopes.Administrator, *, after: UUID | None = None) -> tuple[DraftToPublish, ...]:
    """The drafts by name, so many at a time: those that come ``after`` a case type, or the first."""
    rows = scopes.manageable(actor).filter(draft__isnull=False)
    last = rows.filter(id=after).values_list("name", "id").first() if after else None
    if last is not None:
        rows = rows.filter(Q(name__gt=last[0]) | Q(name=last[0], id__gt=last[1]))
    rows = rows.select_related("current", "region", "unit__region", "draft__changed_by", "draft__based_on").defer(
        "draft__based_on__form", "draft__based_on__translations"
    )
    found = list(rows.order_by("name", "id")[:MOST_DRAFTS])
    other = CaseTypeDraftStep.objects.filter(
        draft__case_type__in=[row.id for row in found], number__lte=F("draft__step")
    )
    built_in = set(other.exclude(operation__in=("", REPLACED)).values_list("draft__case_type_id", flat=True))
    return tuple(_to_publish(row, is_only_replaced=row.id not in built_in) for row in found)


def _to_publish(row: CaseType, *, is_only_replaced: bool) -> DraftToPublish:
    kept = row.draft
    content = content_from_json(kept.content)
    draft = Draft(
        case_type_id=row.id,
        case_type_name=row.name,
        is_central=row.region_id is not None,
        content=content,
        version=kept.version,
        changed_at=kept.changed_at,
        changed_by=kept.changed_by.name,
        live=row.current.number if row.current else 0,
        based_on=kept.based_on.number if kept.based_on else 0,
        undoes=None,
        redoes=None,
        settled=settled_texts(row),
        highest_lix=highest_lix(row),
    )
    live = content_of_version(row.current, name=row.name) if row.current else None
    return DraftToPublish(
        draft, live, sum(1 for example in tried(row, content.form) if example.deviation), is_only_replaced
    )
