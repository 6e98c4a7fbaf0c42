"""Change a draft, a step at a time. What is live is never touched; each step can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import CaseTypeTexts, content_from_json
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NothingToUndo
from personalverktyget.domain.case_types.events import CaseTypeDraftChanged
from personalverktyget.domain.case_types.models import (
    CaseType,
    CaseTypeDraft,
    CaseTypeExample,
    CaseTypeImport,
    CaseTypePublication,
    NationalConsultation,
)
from personalverktyget.domain.case_types.publication_checks import require_nothing_waits
from personalverktyget.domain.case_types.text_fingerprint import texts_fingerprint
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.editing import EditNotPossible, Operation, Why
from personalverktyget.domain.forms.problems import InvalidDefinition


@dataclass(frozen=True, slots=True)
class Step:
    """What a step has led to: which items have lost a condition, and whether it had to begin a draft of its own."""

    lost: tuple[str, ...] = ()
    began_draft: bool = False


def edit_form(actor: scopes.Administrator, case_type_id: UUID, operation: Operation, *, seen: str | None) -> Step:
    """Do one operation on the draft's form. ``seen`` is the fingerprint of the part as the actor saw it.

    A draft that was published or thrown away meanwhile is begun anew, so that the step is not lost. Raises
    ``DraftChangedMeanwhile`` where somebody else has changed the same part; ``None`` asks for no such check.
    """
    with working_draft(actor, case_type_id) as (work, case_type, draft, began):
        content = content_from_json(draft.content)
        if seen is not None and operation.seen_part(content.form) != seen:
            raise changed_by_another(draft)
        subject = _subject(content.form, operation)
        try:
            edited = operation.apply(content.form)
        except EditNotPossible as refused:
            raise (changed_by_another(draft) if refused.why is Why.GONE else refused) from None
        if edited.definition == content.form:
            record_change(work, case_type, "unchanged")
            return Step((), began)
        after = content.with_form(edited.definition)
        subject = subject or _subject(after.form, operation)
        try:
            draft_rows.stepped(draft, after, operation=operation.name, subject=subject, by=actor.staff_id)
        except InvalidDefinition:
            raise EditNotPossible(Why.TOO_LONG) from None
        record_change(work, case_type, operation.name, operation.target)
        return Step(edited.lost, began)


def change_texts(actor: scopes.Administrator, case_type_id: UUID, texts: CaseTypeTexts, *, seen: str | None) -> Step:
    """Change the texts around the form. An unpublished case type is called what its draft is called."""
    with working_draft(actor, case_type_id) as (work, case_type, draft, began):
        content = content_from_json(draft.content)
        if content.texts == texts:
            # Whoever was first has written the same.
            record_change(work, case_type, "unchanged")
            return Step((), began)
        if seen is not None and texts_fingerprint(content.texts) != seen:
            raise changed_by_another(draft)
        draft_rows.stepped(draft, content.with_texts(texts), operation="texts", subject="", by=actor.staff_id)
        _name_after_draft(case_type, draft)
        record_change(work, case_type, "texts")
        return Step((), began)


def undo(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int) -> None:
    """Take back the latest step, whoever took it, as the actor saw it."""
    _back_or_forth(actor, case_type_id, -1, seen_version)


def redo(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int) -> None:
    """Do the step again that was taken back."""
    _back_or_forth(actor, case_type_id, +1, seen_version)


def begin_draft(actor: scopes.Administrator, case_type_id: UUID) -> None:
    """See to it that there is a draft: the one there is, or one that says what is live."""
    with working_draft(actor, case_type_id) as (work, case_type, _draft, began):
        record_change(work, case_type, "begun" if began else "unchanged")


def discard_draft(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int) -> bool:
    """Throw the draft away. A case type that was never published goes with it: true is then returned."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        draft = draft_rows.locked(case_type)
        if draft is None:
            raise NotFound
        if draft.version != seen_version:
            raise changed_by_another(draft)
        if case_type.current_id is None:
            if case_type.audience == Audience.ASKED:
                raise NotPossibleNow(_("Formuläret hör till en meddelandemall. Ta bort mallen, så följer det med."))
            require_nothing_waits(case_type)
        record_change(work, case_type, "discarded")
        if case_type.current_id is None:
            forget(case_type, draft)
            return True
        draft_rows.gone(draft)
        return False


def forget(case_type: CaseType, draft: CaseTypeDraft) -> None:
    """Take away one that was never published, with all that is kept beside it. Inside the caller's unit of work."""
    draft_rows.gone(draft)
    CaseTypePublication.objects.filter(case_type=case_type).delete()
    NationalConsultation.objects.filter(case_type=case_type).delete()
    CaseTypeImport.objects.filter(case_type=case_type).delete()
    CaseTypeExample.objects.filter(case_type=case_type).delete()
    case_type.delete()


def _back_or_forth(actor: scopes.Administrator, case_type_id: UUID, steps: int, seen_version: int) -> None:
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        draft = draft_rows.locked(case_type)
        if draft is None:
            raise NothingToUndo
        if draft.version != seen_version:
            raise changed_by_another(draft)
        if not draft_rows.back_or_forth(draft, steps, by=actor.staff_id):
            raise NothingToUndo
        _name_after_draft(case_type, draft)
        record_change(work, case_type, "undone" if steps < 0 else "redone")


@contextmanager
def working_draft(
    actor: scopes.Administrator, case_type_id: UUID
) -> Iterator[tuple[UnitOfWork, CaseType, CaseTypeDraft, bool]]:
    """The case type locked, its draft, and whether the draft was begun just now. What it yields ends with the work."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        draft, began = draft_rows.locked(case_type), False
        if draft is None:
            if case_type.current is None:
                raise NotFound
            content = draft_rows.content_of_version(case_type.current, name=case_type.name)
            draft = draft_rows.begun(case_type, content, by=actor.staff_id, based_on=case_type.current)
            began = True
        yield work, case_type, draft, began


def changed_by_another(draft: CaseTypeDraft) -> DraftChangedMeanwhile:
    """That somebody was first: who, and when."""
    return DraftChangedMeanwhile(draft.changed_by.name, draft.changed_at)


def _subject(form: FormDefinition, operation: Operation) -> str:
    item = form.by_link_id.get(operation.target)
    return item.text if item else ""


def _name_after_draft(case_type: CaseType, draft: CaseTypeDraft) -> None:
    name = str(draft.content["name"])
    if case_type.current_id is None and name.strip() and name != case_type.name:
        case_type.name = name
        case_type.save(update_fields=["name"])


def record_change(work: UnitOfWork, case_type: CaseType, operation: str, item: str = "") -> None:
    """Say what was done to the draft."""
    work.record(CaseTypeDraftChanged(case_type=case_type.id, operation=operation, item=item, unit=case_type.unit_id))
