"""Make a draft what residents meet: a new version that never changes."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.errors import (
    DraftChangedMeanwhile,
    NeedsSecondPerson,
)
from personalverktyget.domain.case_types.events import CaseTypePublished
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.models import (
    CaseType,
    CaseTypeDraft,
    CaseTypeVersion,
    OfferedCaseType,
)
from personalverktyget.domain.case_types.publication_checks import (
    needs_second_person,
    require_nothing_waits,
    require_publishable,
    says_the_same,
)
from personalverktyget.domain.case_types.translated_texts import card_words
from personalverktyget.domain.forms.definition_json import to_json


@dataclass(frozen=True, slots=True)
class SoundDraft:
    """A draft that may be published as it is, and the examples that come out otherwise than expected."""

    draft: CaseTypeDraft
    content: DraftContent
    deviating: tuple[UUID, ...]
    reason: str


def publish_draft(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int, reason: str = "") -> int:
    """Publish the draft as the actor saw it, and offer a local case type at its unit. Returns the version's number.

    Where an example comes out otherwise than expected a ``reason`` is needed; it is kept with the version.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        sound = sound_draft(case_type, seen_version=seen_version, reason=reason)
        require_nothing_waits(case_type)
        number = new_version(case_type, sound.content, by=actor.staff_id, reason=sound.reason)
        draft_rows.gone(sound.draft)
        offer_at_own_unit(case_type)
        work.record(
            CaseTypePublished(
                case_type=case_type.id,
                code=case_type.code,
                version=number,
                deviating_examples=len(sound.deviating) or None,
                unit=case_type.unit_id,
            )
        )
        return number


def sound_draft(case_type: CaseType, *, seen_version: int, reason: str) -> SoundDraft:
    """The draft as the actor saw it, if it may be published; raises what stands in the way."""
    draft = draft_rows.locked(case_type)
    if draft is None:
        raise NotFound
    if draft.version != seen_version:
        raise DraftChangedMeanwhile(draft.changed_by.name, draft.changed_at)
    content = content_from_json(draft.content)
    require_publishable(content)
    if says_the_same(case_type, content):
        raise NotPossibleNow(_("Utkastet säger samma sak som det som redan är publicerat."))
    deviating = tuple(example.id for example in tried(case_type, content.form) if example.deviation)
    if deviating and not reason.strip():
        raise InvalidInput(_("Skriv varför du publicerar fast ett provfall inte går som det ska."), "reason")
    return SoundDraft(draft, content, deviating, reason.strip() if deviating else "")


def new_version(
    case_type: CaseType,
    content: DraftContent,
    *,
    by: UUID | None,
    approved_by: UUID | None = None,
    restores: int | None = None,
    reason: str = "",
) -> int:
    """The next version, current from now on. Inside the caller's unit of work, with the case type locked.

    Raises ``NeedsSecondPerson`` where the region asks for one; what has been live before has no need of it.
    """
    if restores is None and approved_by is None and needs_second_person(case_type):
        raise NeedsSecondPerson
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
        approved_by_id=approved_by,
        restores=restores,
        reason=reason,
    )
    version.save(force_insert=True)
    case_type.current, case_type.name = version, texts.name
    case_type.save(update_fields=["current", "name"])
    return version.number


def offer_at_own_unit(case_type: CaseType) -> None:
    """A local case type stands last on its unit's card, once; one that the unit has closed stays closed."""
    if case_type.unit_id is None or case_type.audience == Audience.ASKED:
        return
    if OfferedCaseType.objects.filter(case_type=case_type).exists():
        return
    last = OfferedCaseType.objects.filter(unit_id=case_type.unit_id).aggregate(last=Max("position"))["last"]
    OfferedCaseType(
        id=uuid4(), unit_id=case_type.unit_id, case_type=case_type, position=0 if last is None else last + 1
    ).save(force_insert=True)
