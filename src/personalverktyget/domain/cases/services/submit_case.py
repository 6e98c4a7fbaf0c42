"""A resident sends a case: the form is checked once more, and the receipt holds whatever happens afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.attachments.services import hand_over
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.accepting import require_accepting
from personalverktyget.domain.cases.draft_answers import answers_so_far
from personalverktyget.domain.cases.draft_files import files_of_draft, questions_for_files, with_file_answers
from personalverktyget.domain.cases.draft_form import form_of_draft, language_of_draft
from personalverktyget.domain.cases.events import CaseReceived
from personalverktyget.domain.cases.form_standing import answered_by_another, barred_from, is_outdated, is_withdrawn
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft, CaseWords
from personalverktyget.domain.cases.receipt import first_step, received_case, searchable_text
from personalverktyget.domain.cases.sealed_answers import sealed
from personalverktyget.domain.cases.words import word_forms
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import Checked, check
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.notifications.services import notify_resident


class AnswersNotAccepted(NotPossibleNow):
    """The answers break the form's rules; ``checked`` says which and why."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(_("Några svar behöver rättas innan du kan skicka."))
        self.checked = checked


class FormChanged(NotPossibleNow):
    """A newer version is live: the resident reads what is asked now before anything is sent."""

    def __init__(self) -> None:
        super().__init__("The form has a newer version.")


def submit_case(actor: ResidentActor, draft_id: UUID, *, language: str = SWEDISH) -> UUID:
    """Send the draft as a case and return the case's id. Sending the same draft twice gives the same case.

    ``language`` is that of her pages. The case keeps the language of the form; all else of it is in Swedish.
    """
    if sent := _already_sent(actor, draft_id):
        return sent
    try:
        return _submit(actor, draft_id, language)
    except NotFound:
        # Of two that come at the same moment, the later waits for the draft's lock and then finds the draft gone.
        if sent := _already_sent(actor, draft_id):
            return sent
        raise
    except IntegrityError as error:
        # Of two guardians who answer at the same moment, the first has answered.
        if "cases_one_answer_a_message" in str(error):
            raise NotPossibleNow(answered_by_another()) from error
        raise


def _submit(actor: ResidentActor, draft_id: UUID, wanted: str) -> UUID:
    with unit_of_work(actor) as work:
        draft = (
            scopes.own_drafts(actor)
            .select_for_update(of=("self",))
            .select_related("unit__region", "unit__audience", "offered__case_type", "case_type_version")
            .defer("case_type_version__form", "case_type_version__translations")
            .filter(id=draft_id)
            .first()
        )
        if draft is None:
            raise NotFound
        if is_withdrawn(draft):
            raise NotPossibleNow(
                _("Mottagningen tar inte längre emot den här typen av ärende. Ring mottagningen i stället.")
            )
        draft.offered.unit = draft.unit
        if why := barred_from(actor, draft, lock=True):
            raise NotPossibleNow(why)
        if is_outdated(draft):
            raise FormChanged
        form = form_of_draft(draft)
        answers = answers_so_far(form, draft.resident_id, draft.answers)
        checked = check(form, with_file_answers(form, answers, files_of_draft(actor, form, draft_id)))
        if not checked.is_complete:
            raise AnswersNotAccepted(checked)
        at = now()
        language = language_of_draft(draft, wanted)
        _require_accepting(draft, at, language)
        case = _case(draft, form, checked, at=at, language=language)
        _keep(work, case, draft, form, checked)
        if asked := questions_for_files(form):
            # What was attached to a question that no longer shows is not sent, and so not kept.
            hand_over(
                work,
                gathered(actor, draft_id),
                case_id=case.id,
                at=case.received_at,
                questions=asked & checked.answers.keys(),
            )
        return case.id


def _require_accepting(draft: CaseDraft, at: datetime, language: str) -> None:
    """Of two that are sent at the same moment the later waits for the former, where a cap could be passed.

    What the unit has asked for itself it takes at any hour, and however much else has come.
    """
    if draft.prompted_by is not None:
        return
    case_type = draft.offered.case_type
    if case_type.cap_per_day is not None or case_type.cap_per_resident is not None:
        OfferedCaseType.objects.select_for_update().get(id=draft.offered_id)
    draft.offered.unit = draft.unit
    require_accepting(draft.offered, draft.resident_id, at, language)


def _already_sent(actor: ResidentActor, draft_id: UUID) -> UUID | None:
    sent = scopes.own(actor).filter(submission_key=draft_id)
    return sent.values_list("id", flat=True).first()


def next_number() -> int:
    """The next case number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_case_number')")
        number: int = cursor.fetchone()[0]
    return number


def _case(draft: CaseDraft, form: FormDefinition, checked: Checked, *, at: datetime, language: str) -> Case:
    return received_case(
        number=next_number(),
        unit=draft.unit,
        resident_id=draft.resident_id,
        offered=draft.offered,
        version=draft.case_type_version,
        form=form,
        checked=checked,
        at=at,
        key=draft.id,
        prompted_by=draft.prompted_by,
        guardian_id=draft.guardian_id,
        language="" if language == SWEDISH else language,
    )


def _keep(work: UnitOfWork, case: Case, draft: CaseDraft, form: FormDefinition, checked: Checked) -> None:
    owner = {"case": case, "unit_id": case.unit_id, "resident_id": case.resident_id}
    case.save(force_insert=True)
    CaseAnswers(**owner, answers=sealed(form, case.resident_id, checked.answers)).save(force_insert=True)
    first_step(case).save(force_insert=True)
    CaseWords(**owner, words=word_forms(searchable_text(case, form, checked))).save(force_insert=True)
    draft.delete()
    work.record(CaseReceived(case=case.id, resident=case.resident_id, unit=case.unit_id))
    notify_resident(work, case.resident_id)
