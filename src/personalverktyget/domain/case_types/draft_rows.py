"""A draft's rows: beginning one, taking a step, going back and forth. Inside the caller's unit of work."""

from typing import Any, Final
from uuid import UUID, uuid4

from personalverktyget.base.clock import now
from personalverktyget.domain.case_types.content import DraftContent, content_from_json, texts_from
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeDraftStep, CaseTypeVersion
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.translations.kept import translations_from_json

# How many steps can be undone.
LONGEST_HISTORY: Final = 100


def locked(case_type: CaseType) -> CaseTypeDraft | None:
    """The draft of a case type that is locked."""
    return CaseTypeDraft.objects.select_related("changed_by").filter(case_type=case_type).first()


def stored(content: DraftContent) -> dict[str, Any]:
    """The content as it is kept. What could not be read again is never written: ``InvalidDefinition`` says what."""
    kept = content.to_json()
    content_from_json(kept)
    return kept


def begun(case_type: CaseType, content: DraftContent, *, by: UUID, based_on: CaseTypeVersion | None) -> CaseTypeDraft:
    """A new draft."""
    at = now()
    draft = CaseTypeDraft(
        id=uuid4(),
        case_type=case_type,
        based_on=based_on,
        content=stored(content),
        begun_at=at,
        changed_at=at,
        changed_by_id=by,
    )
    draft.save(force_insert=True)
    CaseTypeDraftStep(draft=draft, number=0, content=draft.content).save(force_insert=True)
    return draft


def content_of_version(version: CaseTypeVersion, *, name: str = "") -> DraftContent:
    """What a version says, under the name that the cards have for it now."""
    columns = {field.attname: getattr(version, field.attname) for field in version._meta.concrete_fields}
    texts = texts_from({**columns, "name": name or version.name})
    content = DraftContent(texts, from_json(version.form), translations_from_json(version.translations))
    return content.with_texts(content.texts)


def stepped(draft: CaseTypeDraft, content: DraftContent, *, operation: str, subject: str, by: UUID) -> None:
    """Take a step: what was undone before it can no longer be redone, and the oldest steps are forgotten."""
    steps = CaseTypeDraftStep.objects.filter(draft=draft)
    steps.filter(number__gt=draft.step).delete()
    number = draft.step + 1
    steps.filter(number__lt=number - LONGEST_HISTORY).delete()
    kept = stored(content)
    CaseTypeDraftStep(draft=draft, number=number, operation=operation, subject=subject, content=kept).save(
        force_insert=True
    )
    _keep(draft, kept, step=number, by=by)


def back_or_forth(draft: CaseTypeDraft, by_steps: int, *, by: UUID) -> bool:
    """Stand on the step before or after; false where there is none."""
    wanted = draft.step + by_steps
    step = CaseTypeDraftStep.objects.filter(draft=draft, number=wanted).first() if wanted >= 0 else None
    if step is None:
        return False
    _keep(draft, step.content, step=wanted, by=by)
    return True


def gone(draft: CaseTypeDraft) -> None:
    """Take a draft away, with its steps."""
    CaseTypeDraftStep.objects.filter(draft=draft).delete()
    draft.delete()


def _keep(draft: CaseTypeDraft, content: dict[str, Any], *, step: int, by: UUID) -> None:
    draft.content, draft.step, draft.version = content, step, draft.version + 1
    draft.changed_at, draft.changed_by_id = now(), by
    draft.save(update_fields=["content", "step", "version", "changed_at", "changed_by"])
