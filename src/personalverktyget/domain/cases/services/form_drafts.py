"""A resident's half-filled form: begun, kept as she writes, thrown away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance.policies import barred
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.attachments.services import remove_rows
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.scopes import open_offers
from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.accepting import require_accepting, where_to_turn
from personalverktyget.domain.cases.events import FormDraftSaved
from personalverktyget.domain.cases.form_standing import is_outdated
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.cases.sealed_answers import sealed
from personalverktyget.domain.forms.carry_over import carried_over, changed_questions
from personalverktyget.domain.forms.translations.languages import SWEDISH


def begin_form(actor: ResidentActor, offered_id: UUID, *, language: str = SWEDISH) -> UUID:
    """Begin a form that a unit offers, or go on with the one already begun. Returns its id."""
    offered = (
        open_offers()
        .select_related("case_type__current", "unit__region", "unit__audience")
        .filter(id=offered_id)
        .first()
    )
    if offered is None or offered.case_type.current is None:
        raise NotPossibleNow(
            _("Mottagningen tar inte längre emot den här typen av ärende. Ring mottagningen i stället.")
        )
    if why := barred(actor, offered):
        raise NotPossibleNow(f"{why} {where_to_turn(offered)}")
    begun = scopes.own_drafts(actor).filter(offered=offered, prompted_by=None).order_by("-saved_at").first()
    if begun is not None:
        return begun.id
    require_accepting(offered, actor.resident_id, now(), language)
    with unit_of_work(actor) as work:
        draft = CaseDraft(
            id=uuid4(),
            unit=offered.unit,
            resident_id=actor.resident_id,
            offered=offered,
            case_type_version=offered.case_type.current,
            saved_at=now(),
        )
        draft.save(force_insert=True)
        work.record(FormDraftSaved(draft=draft.id, resident=actor.resident_id, unit=offered.unit_id))
    return draft.id


def begin_prompted_form(
    actor: ResidentActor, resident_id: UUID, *, prompted_by: UUID, offered_id: UUID, version_id: UUID
) -> UUID:
    """Begin the form that a unit's message asks the resident to fill in, or go on with it. Returns its id.

    For the package that knows of messages, which has seen that this one is hers, or that of a child in whose place she
    acts, and waits for an answer. What is asked is the version that the message was sent with.
    """
    with unit_of_work(actor) as work:
        draft, _is_new = CaseDraft.objects.get_or_create(
            prompted_by=prompted_by,
            resident_id=resident_id,
            guardian_id=actor.guardian_of(resident_id),
            defaults={
                "id": uuid4(),
                "unit_id": OfferedCaseType.objects.values_list("unit_id", flat=True).get(id=offered_id),
                "offered_id": offered_id,
                "case_type_version_id": version_id,
                "saved_at": now(),
            },
        )
        work.record(FormDraftSaved(draft=draft.id, resident=draft.resident_id, unit=draft.unit_id))
    return draft.id


def save_form(actor: ResidentActor, draft_id: UUID, *, answers: Mapping[str, Any]) -> None:
    """Keep what the resident has written so far, right or wrong: nothing is lost. ``answers`` replaces those named."""
    with unit_of_work(actor) as work:
        draft = scopes.own_drafts(actor).select_for_update().filter(id=draft_id).first()
        if draft is None:
            raise NotFound
        form = published_form(draft.case_type_version_id)
        draft.answers = {**draft.answers, **sealed(form, draft.resident_id, answers)}
        draft.saved_at = now()
        draft.save(update_fields=["answers", "saved_at"])
        work.record(FormDraftSaved(draft=draft.id, resident=draft.resident_id, unit=draft.unit_id))


def choose_form_language(actor: ResidentActor, draft_id: UUID, language: str) -> None:
    """Let the form read in another language from now on. What is written stays: it is the same answers."""
    with unit_of_work(actor) as work:
        drafts = scopes.own_drafts(actor).select_for_update(of=("self",)).select_related("case_type_version")
        draft = drafts.defer("case_type_version__form", "case_type_version__translations").filter(id=draft_id).first()
        if draft is None or language not in (SWEDISH, *draft.case_type_version.card_words):
            raise NotFound
        draft.language = language
        draft.save(update_fields=["language"])
        work.record(FormDraftSaved(draft=draft.id, resident=draft.resident_id, unit=draft.unit_id))


def carry_over_form(actor: ResidentActor, draft_id: UUID, *, accepts_changes: bool = False) -> bool:
    """Take a half-filled form over to the version that is live now. Returns whether it was.

    Where an answered question is asked in another way it is left alone, unless the resident has been told and accepts
    that those answers are to be given anew.
    """
    with unit_of_work(actor) as work:
        draft = (
            scopes.own_drafts(actor)
            .select_for_update(of=("self",))
            .select_related("offered__case_type")
            .filter(id=draft_id)
            .first()
        )
        if draft is None:
            raise NotFound
        current = draft.offered.case_type.current_id
        is_possible = is_outdated(draft)
        if current is not None and is_possible:
            old, new = published_form(draft.case_type_version_id), published_form(current)
            is_possible = accepts_changes or not changed_questions(old, new, draft.answers)
            if is_possible:
                draft.answers = carried_over(old, new, draft.answers)
                draft.case_type_version_id = current
                draft.save(update_fields=["answers", "case_type_version"])
        work.record(FormDraftSaved(draft=draft.id, resident=draft.resident_id, unit=draft.unit_id))
        return is_possible


def discard_form(actor: ResidentActor, draft_id: UUID) -> None:
    """Throw a half-filled form away."""
    with unit_of_work(actor) as work:
        draft = scopes.own_drafts(actor).select_for_update().filter(id=draft_id).first()
        if draft is None:
            raise NotFound
        unit, resident_id = draft.unit_id, draft.resident_id
        remove_rows(work, gathered(actor, draft_id))
        draft.delete()
        work.record(FormDraftSaved(draft=draft_id, resident=resident_id, unit=unit, discarded=True))
