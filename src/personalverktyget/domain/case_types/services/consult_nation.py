"""Ask the national level about a central case type before it is published, and keep the answer."""

from datetime import date
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import local, now, today
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.events import ConsultationSettled, NationConsulted
from personalverktyget.domain.case_types.governance.states import ConsultationState, Outcome
from personalverktyget.domain.case_types.models import CaseType, NationalConsultation
from personalverktyget.domain.case_types.requests import TellOffice
from personalverktyget.domain.case_types.required_text import required_text

LONGEST_NAME = 100


def consult_nation(actor: AdministratorActor, case_type_id: UUID, *, question: str) -> UUID:
    """Ask about the draft as it is now, or about what is live where there is no draft."""
    question = required_text(question, "question", _("Skriv vad ni vill fråga om."))
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        if NationalConsultation.objects.filter(case_type=case_type, state=ConsultationState.OPEN).exists():
            raise NotPossibleNow(_("Ni har redan frågat om den här ärendetypen. Frågan är inte besvarad än."))
        row = NationalConsultation(
            id=uuid4(),
            case_type=case_type,
            state=ConsultationState.OPEN,
            question=question,
            content=_asked_about(case_type),
            asked_at=now(),
            asked_by_id=actor.staff_id,
        )
        row.save(force_insert=True)
        work.record(NationConsulted(consultation=row.id, case_type=case_type.id))
        work.enqueue(TellOffice("consultation_asked", row.id, region=None, case_type_name=case_type.name))
    return row.id


def call_off_consultation(actor: AdministratorActor, case_type_id: UUID) -> None:
    """Take the question back, as long as nobody has answered it."""
    with unit_of_work(actor) as work:
        row = _open(scopes.lock(actor, case_type_id))
        _settle(work, row, ConsultationState.CALLED_OFF, by=actor.staff_id)


def record_answer(
    actor: AdministratorActor, case_type_id: UUID, *, outcome: str, answer: str, answered_by: str, answered_on: date
) -> None:
    """The region keeps an answer that came another way: by phone, by mail, at a meeting."""
    answer = required_text(answer, "answer", _("Skriv vad svaret var."))
    answered_by = " ".join(required_text(answered_by, "answered_by", _("Skriv vem som svarade.")).split())
    if len(answered_by) > LONGEST_NAME:
        raise InvalidInput(
            _("Namnet är för långt. Det får ha högst %(max)s tecken.") % {"max": LONGEST_NAME}, "answered_by"
        )
    with unit_of_work(actor) as work:
        row = _open(scopes.lock(actor, case_type_id))
        if not local(row.asked_at).date() <= answered_on <= today():
            raise InvalidInput(_("Dagen måste ligga mellan den dag ni frågade och i dag."), "answered_on")
        row.answered_by_name = answered_by
        _answer(row, outcome, answer, answered_on)
        _settle(work, row, ConsultationState.ANSWERED, by=actor.staff_id, is_recorded=True)


def answer_consultation(actor: AdministratorActor, consultation_id: UUID, *, outcome: str, answer: str) -> None:
    """A national administrator answers. The region's contact address is told by mail."""
    actor.require(Permission.ADMINISTER_NATION)
    answer = required_text(answer, "answer", _("Skriv ert svar."))
    with unit_of_work(actor) as work:
        found = NationalConsultation.objects.filter(id=consultation_id).values_list("case_type_id", flat=True).first()
        if found is None:
            raise NotFound
        case_type = CaseType.objects.select_for_update(of=("self",)).get(id=found)
        row = NationalConsultation.objects.get(id=consultation_id)
        if row.state != ConsultationState.OPEN:
            raise NotPossibleNow(_("Frågan är redan besvarad eller återtagen. Inget är ändrat."))
        row.answered_by_name = actor.name
        _answer(row, outcome, answer, today())
        _settle(work, row, ConsultationState.ANSWERED, by=actor.staff_id)
        work.enqueue(
            TellOffice("consultation_answered", row.id, region=case_type.region_id, case_type_name=case_type.name)
        )


def _asked_about(case_type: CaseType) -> dict[str, object]:
    draft = draft_rows.locked(case_type)
    if draft is not None:
        return dict(draft.content)
    assert case_type.current is not None  # What has no draft has been published.
    return draft_rows.content_of_version(case_type.current, name=case_type.name).to_json()


def _open(case_type: CaseType) -> NationalConsultation:
    row = NationalConsultation.objects.filter(case_type=case_type, state=ConsultationState.OPEN).first()
    if row is None:
        raise NotPossibleNow(_("Frågan är redan besvarad eller återtagen. Inget är ändrat."))
    return row


def _answer(row: NationalConsultation, outcome: str, answer: str, on: date) -> None:
    if outcome not in set(Outcome):
        raise InvalidInput(_("Välj vad svaret blev."), "outcome")
    row.outcome, row.answer, row.answered_on = outcome, answer, on


def _settle(
    work: UnitOfWork, row: NationalConsultation, state: ConsultationState, *, by: UUID, is_recorded: bool = False
) -> None:
    row.state, row.settled_at, row.settled_by_id = state, now(), by
    row.save()
    work.record(
        ConsultationSettled(
            consultation=row.id,
            case_type=row.case_type_id,
            state=state,
            outcome=row.outcome,
            is_recorded=is_recorded,
        )
    )
