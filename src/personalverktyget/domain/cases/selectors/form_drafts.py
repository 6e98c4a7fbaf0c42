"""A resident's half-filled form."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.case_types.form_variables import filled_form, has_variables
from personalverktyget.domain.case_types.selectors import published_form, text_in
from personalverktyget.domain.cases import clock, scopes
from personalverktyget.domain.cases.draft_answers import answers_so_far
from personalverktyget.domain.cases.draft_files import files_of_draft, with_file_answers
from personalverktyget.domain.cases.draft_form import form_of_draft, language_of_draft
from personalverktyget.domain.cases.events import FormDraftRead
from personalverktyget.domain.cases.form_standing import barred_from, is_outdated, is_withdrawn
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.cases.texts_at_unit import values_in
from personalverktyget.domain.forms.carry_over import changed_questions
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.forms.translations.texts import Part
from personalverktyget.domain.people.selectors import name_of_ward


def form_draft(actor: ResidentActor, draft_id: UUID, *, language: str = SWEDISH) -> Disclosure[FormDraft]:
    """The form and what the resident has written in it, right or wrong. ``language`` is that of her pages."""
    row = (
        scopes.own_drafts(actor)
        .select_related("unit__region", "unit__audience", "offered__case_type", "case_type_version")
        .defer("case_type_version__form", "case_type_version__translations")
        .filter(id=draft_id)
        .first()
    )
    if row is None:
        raise NotFound
    row.offered.unit = row.unit
    language, sent_now = language_of_draft(row, language), _sent_now(row)
    form = _filled(form_of_draft(row, language), sent_now, language)
    files = files_of_draft(actor, form, draft_id)
    content = FormDraft(
        id=row.id,
        unit=row.unit.name,
        unit_hsa_id=row.unit.hsa_id,
        unit_phone=row.unit.phone,
        case_type=text_in(row.case_type_version_id, language, Part.TITLE, row.offered.case_type.name),
        case_type_code=row.offered.case_type.code,
        form=form,
        answers=with_file_answers(form, answers_so_far(form, row.resident_id, row.answers), files),
        files=files,
        is_begun=bool(row.answers or files),
        saved_at=row.saved_at,
        is_withdrawn=is_withdrawn(row),
        barred=barred_from(actor, row),
        about=name_of_ward(actor, row.resident_id),
        message_id=row.prompted_by,
        promised_at=sent_now.promised_at,
        is_outdated=is_outdated(row),
        changed=_changed(row, form),
        language=language,
        languages=(SWEDISH, *row.case_type_version.card_words),
    )
    event = FormDraftRead(draft=row.id, resident=row.resident_id, unit=row.unit_id)
    return Disclosure("draft", event, content)


def sent_form(actor: ResidentActor, draft_id: UUID) -> UUID | None:
    """The case that the resident's form has become; ``None`` while it is not sent. Nothing of it is shown."""
    return scopes.own(actor).filter(submission_key=draft_id).values_list("id", flat=True).first()


def _changed(row: CaseDraft, shown: FormDefinition) -> tuple[str, ...]:
    """The answered questions that the live version does not ask in the same way, as the resident reads them."""
    current = row.offered.case_type.current_id
    if current is None or not is_outdated(row):
        return ()
    old, new = published_form(row.case_type_version_id), published_form(current)
    return tuple(shown.by_link_id[item.link_id].text for item in changed_questions(old, new, row.answers))


def _sent_now(row: CaseDraft) -> Case:
    """The case that it would become now, with what would be promised."""
    at = now()
    case = Case(
        unit=row.unit,
        offered=row.offered,
        case_type_version=row.case_type_version,
        received_at=at,
        waiting_since=at,
    )
    clock.promise(case)
    return case


def _filled(form: FormDefinition, sent_now: Case, language: str) -> FormDefinition:
    if not has_variables(form):
        return form
    return filled_form(form, values_in(language, sent_now.unit, sent_now.feedback_target))
