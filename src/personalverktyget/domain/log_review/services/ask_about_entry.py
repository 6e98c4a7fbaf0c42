"""A resident asks about an entry of the log: it becomes a case at the unit where it was made."""

from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.central.log_question import CONTENT, ENTRY
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.cases.scopes import own_drafts
from personalverktyget.domain.cases.services import begin_prompted_form, save_form
from personalverktyget.domain.log_review.events import LogQuestionBegun
from personalverktyget.domain.log_review.models import LogQuestion
from personalverktyget.domain.log_review.questions import asked_cases
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.domain.log_review.selectors.own_log import BACK
from personalverktyget.domain.log_review.told import line_with
from personalverktyget.domain.organisation.models import CareUnit

_PROGRAM = SystemActor("log_questions")


def ask_about_entry(actor: ResidentActor, entry_id: UUID, *, described: str) -> UUID:
    """Begin the question, or go on with it. Returns the half-filled form's id.

    ``described`` is the entry in Swedish words: the form begins with it, and the case is called by it.
    """
    at = now()
    found = line_with(actor.resident_id, entry_id, since=at - BACK)
    if found is None:
        raise NotFound
    line, unit_id = found
    unit = CareUnit.objects.select_related("region").filter(id=unit_id).first() if unit_id else None
    if unit is None or not unit.is_active:
        raise NotPossibleNow(_("Mottagningen tar inte längre emot ärenden."))
    if asked_cases(actor.resident_id, line.entries):
        raise NotPossibleNow(_("Du har redan frågat om det här. Svaret kommer i din inkorg."))
    form = _form_for(unit)
    question, offered = _begun(actor, line, unit, form, at)
    draft_id = begin_prompted_form(
        actor,
        actor.resident_id,
        prompted_by=question.id,
        offered_id=offered.id,
        version_id=_version(form),
    )
    if not own_drafts(actor).values_list("answers", flat=True).get(id=draft_id):
        save_form(actor, draft_id, answers={ENTRY: described})
    return draft_id


def _form_for(unit: CareUnit) -> CaseType:
    """The region's form for such questions, as the program has it: published the first time that somebody asks."""
    publish_central_case_type(_PROGRAM, unit.region.hsa_id, CONTENT, audience=Audience.ASKED)
    return CaseType.objects.get(region=unit.region, code=CONTENT.code)


def _version(form: CaseType) -> UUID:
    assert form.current_id is not None  # It has just been published.
    return form.current_id


def _begun(
    actor: ResidentActor, line: OwnLogLine, unit: CareUnit, form: CaseType, at: datetime
) -> tuple[LogQuestion, OfferedCaseType]:
    """The question, kept beside the entries that it is about; one that was begun earlier the same day goes on."""
    with unit_of_work(actor) as work:
        offered, _is_new = OfferedCaseType.objects.get_or_create(unit=unit, case_type=form)
        begun = LogQuestion.objects.filter(resident_id=actor.resident_id, entries__overlap=list(line.entries)).first()
        question = (
            begun
            or LogQuestion.objects.get_or_create(
                resident_id=actor.resident_id,
                entry=line.entries[0],
                defaults={
                    "id": uuid4(),
                    "unit": unit,
                    "entries": list(line.entries),
                    "first_at": line.first_at,
                    "last_at": line.last_at,
                    "begun_at": at,
                },
            )[0]
        )
        work.record(LogQuestionBegun(question=question.id, unit=unit.id, resident=actor.resident_id))
    return question, offered
