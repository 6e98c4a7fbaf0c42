"""Make a draft what residents meet: a new version that never changes."""

from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NotPublishable
from personalverktyget.domain.case_types.events import CaseTypePublished
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.models import CaseType, CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.case_types.rules import missing_texts
from personalverktyget.domain.case_types.text_variables import problem_of
from personalverktyget.domain.case_types.translated_texts import card_words
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definition_rules import definition_errors


def publish_draft(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int, reason: str = "") -> int:
    """Publish the draft as the actor saw it, and offer a local case type at its unit. Returns the version's number.

    Where an example comes out otherwise than expected a ``reason`` is needed; it is kept with the version.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        draft = draft_rows.locked(case_type)
        if draft is None:
            raise NotFound
        if draft.version != seen_version:
            raise DraftChangedMeanwhile(draft.changed_by.name, draft.changed_at)
        content = content_from_json(draft.content)
        require_publishable(content)
        if case_type.current and content == draft_rows.content_of_version(case_type.current, name=case_type.name):
            raise NotPossibleNow(_("Utkastet säger samma sak som det som redan är publicerat."))
        deviating = sum(1 for example in tried(case_type, content.form) if example.deviation)
        if deviating and not reason.strip():
            raise InvalidInput(_("Skriv varför du publicerar fast ett provfall inte går som det ska."), "reason")
        number = new_version(case_type, content, by=actor.staff_id, reason=reason.strip() if deviating else "")
        draft_rows.gone(draft)
        offer_at_own_unit(case_type)
        work.record(
            CaseTypePublished(
                case_type=case_type.id,
                code=case_type.code,
                version=number,
                deviating_examples=deviating or None,
                unit=case_type.unit_id,
            )
        )
        return number


def require_publishable(content: DraftContent) -> None:
    """Raise ``NotPublishable`` with all that is missing or wrong."""
    texts, form = missing_texts(content.texts), tuple(definition_errors(content.form))
    if texts or form:
        raise NotPublishable(texts, form)
    said = content.texts
    if problem := problem_of((said.summary, said.description, said.not_for, said.terms_text)):
        raise NotPossibleNow(problem)


def new_version(
    case_type: CaseType, content: DraftContent, *, by: UUID | None, restores: int | None = None, reason: str = ""
) -> int:
    """The next version, current from now on. Inside the caller's unit of work, with the case type locked."""
    highest = CaseTypeVersion.objects.filter(case_type=case_type).aggregate(highest=Max("number"))["highest"] or 0
    texts = content.texts
    version = CaseTypeVersion(
        id=uuid4(),
        case_type=case_type,
        number=highest + 1,
        name=texts.name,
        summary=texts.summary,
        description=texts.description,
        not_for=texts.not_for,
        terms_text=texts.terms_text,
        feedback_target=texts.feedback_target,
        form=to_json(content.form),
        translations=content.translations.to_json(),
        card_words=card_words(content),
        published_at=now(),
        published_by_id=by,
        restores=restores,
        reason=reason,
    )
    version.save(force_insert=True)
    case_type.current, case_type.name = version, texts.name
    case_type.save(update_fields=["current", "name"])
    return version.number


def offer_at_own_unit(case_type: CaseType) -> None:
    """A local case type stands last on its unit's card, once; one that the unit has closed stays closed."""
    if case_type.unit_id is None or OfferedCaseType.objects.filter(case_type=case_type).exists():
        return
    last = OfferedCaseType.objects.filter(unit_id=case_type.unit_id).aggregate(last=Max("position"))["last"]
    OfferedCaseType(
        id=uuid4(), unit_id=case_type.unit_id, case_type=case_type, position=0 if last is None else last + 1
    ).save(force_insert=True)
