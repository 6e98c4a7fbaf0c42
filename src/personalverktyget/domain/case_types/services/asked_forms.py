"""The form of a question in messages: a case type that nobody meets on a card, made and thrown away with its template.

For the package of message templates, inside its unit of work.
"""

from uuid import uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import CaseTypeTexts, DraftContent
from personalverktyget.domain.case_types.events import CaseTypeCreated
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.services.create_case_type import free_code, lock_owner, owner_of
from personalverktyget.domain.case_types.services.edit_draft import forget, record_change
from personalverktyget.domain.forms.definitions import FormDefinition, Headline, Item, ItemType
from personalverktyget.domain.forms.editing import new_link_id


def begin_asked_form(
    work: UnitOfWork, actor: scopes.Administrator, *, name: str, copy_of: CaseType | None = None
) -> CaseType:
    """A new form of one's own, as a draft: a single question, or what another form says now."""
    owner, codes = owner_of(actor)
    lock_owner(actor)
    row = CaseType(id=uuid4(), code=free_code(name, codes), name=name, audience=Audience.ASKED, **owner)
    content = _single_question(name)
    if copy_of is not None and copy_of.current is not None:
        row.copied_from, row.copied_number = copy_of, copy_of.current.number
        content = draft_rows.content_of_version(copy_of.current, name=name)
    row.save(force_insert=True)
    draft_rows.begun(row, content, by=actor.staff_id, based_on=None)
    unit = getattr(actor, "unit_id", None)
    copied = copy_of.id if copy_of is not None else None
    work.record(CaseTypeCreated(case_type=row.id, code=row.code, copy_of=copied, unit=unit))
    return row


def forget_asked_form(work: UnitOfWork, case_type: CaseType) -> None:
    """Throw it away with its template. What has been published is kept: copies may have been made of it."""
    draft = draft_rows.locked(case_type)
    record_change(work, case_type, "discarded")
    if case_type.current_id is None and draft is not None:
        forget(case_type, draft)
        return
    if draft is not None:
        draft_rows.gone(draft)
    case_type.withdrawn_at = now()
    case_type.save(update_fields=["withdrawn_at"])


def _single_question(name: str) -> DraftContent:
    answer = Item(
        link_id=new_link_id(),
        type=ItemType.TEXT,
        text=_("Ditt svar"),
        required=True,
        max_length=4000,
        error_texts={"missing": _("Skriv ditt svar.")},
    )
    page = Item(link_id=new_link_id(), type=ItemType.GROUP, text=_("Svara på frågan"), items=(answer,))
    texts = CaseTypeTexts(
        name=name,
        summary=_("Svar på en fråga från mottagningen."),
        terms_text=_("Mottagningen läser ditt svar. Det kan föras in i din journal."),
    )
    return DraftContent(texts, FormDefinition(title=name, items=(page,), headline=Headline(answer.link_id)))
