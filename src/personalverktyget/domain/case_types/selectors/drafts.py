"""A draft, with what can be undone and redone in it."""

from uuid import UUID

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.draft_rows import content_of_version
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.models import CaseTypeDraft, CaseTypeDraftStep, CaseTypeVersion
from personalverktyget.domain.case_types.read_models import Draft, Example
from personalverktyget.domain.case_types.reading_level import READ_ALONG, highest_lix
from personalverktyget.domain.case_types.translated_texts import settled_texts


def draft(actor: scopes.Administrator, case_type_id: UUID) -> Draft:
    """The draft of a case type. Raises ``NotFound`` where there is none, or none that the actor may change."""
    row = (
        CaseTypeDraft.objects.filter(case_type__in=scopes.manageable(actor), case_type_id=case_type_id)
        .select_related("case_type__current", "changed_by", "based_on", *READ_ALONG)
        .defer(*_LARGE)
        .first()
    )
    if row is None:
        raise NotFound
    near = CaseTypeDraftStep.objects.filter(draft=row, number__in=(row.step - 1, row.step, row.step + 1))
    steps = {number: (operation, subject) for number, operation, subject in near.values_list(*_STEP)}
    case_type = row.case_type
    return Draft(
        case_type_id=case_type.id,
        case_type_name=case_type.name,
        is_central=case_type.region_id is not None,
        content=content_from_json(row.content),
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by.name,
        live=case_type.current.number if case_type.current else 0,
        based_on=row.based_on.number if row.based_on else 0,
        undoes=steps.get(row.step) if row.step - 1 in steps else None,
        redoes=steps.get(row.step + 1),
        settled=settled_texts(case_type),
        highest_lix=highest_lix(case_type),
    )


def live_content(actor: scopes.Administrator, case_type_id: UUID) -> DraftContent | None:
    """What is live, to compare with; ``None`` before the first version."""
    row = scopes.manageable(actor).select_related("current").filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    return content_of_version(row.current, name=row.name) if row.current else None


def examples(actor: scopes.Administrator, case_type_id: UUID) -> tuple[Example, ...]:
    """The case type's examples, tried with the draft."""
    row = scopes.manageable(actor).select_related("draft").filter(id=case_type_id).first()
    draft = getattr(row, "draft", None)
    if row is None or draft is None:
        raise NotFound
    return tried(row, content_from_json(draft.content).form)


def version_content(actor: scopes.Administrator, case_type_id: UUID, number: int) -> DraftContent:
    """What one of a case type's versions says. Raises ``NotFound`` where there is no such version."""
    row = CaseTypeVersion.objects.filter(
        case_type__in=scopes.manageable(actor), case_type_id=case_type_id, number=number
    ).first()
    if row is None:
        raise NotFound
    return content_of_version(row)


_LARGE = (
    "case_type__current__form",
    "case_type__current__translations",
    "based_on__form",
    "based_on__translations",
)
_STEP = ("number", "operation", "subject")
