"""The resident answers a counter-question."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.attachments.services import hand_over, remove_rows
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.events import CaseAnswered
from personalverktyget.domain.cases.gatherings import gathering_on
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH, MessageKind
from personalverktyget.domain.cases.models import AnswerDraft, Case, Message
from personalverktyget.domain.cases.services.once import once
from personalverktyget.domain.cases.states import Action, State, transition
from personalverktyget.domain.cases.steps import send_message, take_step
from personalverktyget.domain.cases.texts import required_text


def answer_counter_question(actor: ResidentActor, case_id: UUID, *, body: str, key: UUID) -> None:
    """Send the resident's answer. It goes back to the handler, or to those who distribute if the handler has left."""
    body = required_text(body, field="body", max_length=MESSAGE_MAX_LENGTH)
    once(_sent(actor, case_id, key), lambda: _answer(actor, case_id, body, key))


def is_answered(actor: ResidentActor, case_id: UUID, key: UUID) -> bool:
    """Whether the form with this key has been sent already, so that nothing that comes with it is taken in again."""
    return _sent(actor, case_id, key).exists()


def _sent(actor: ResidentActor, case_id: UUID, key: UUID) -> QuerySet[Message]:
    return Message.objects.filter(submission_key=key, case_id=case_id, resident_id__in=actor.acts_for)


def _answer(actor: ResidentActor, case_id: UUID, body: str, key: UUID) -> None:
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id)
        row = transition(State(case.state), Action.ANSWER)
        if row is None:
            raise NotPossibleNow(_("Mottagningen väntar inte längre på svar i det här ärendet."))
        at = now()
        message = send_message(case, kind=MessageKind.ANSWER, body=body, signature="", actor=actor, at=at, key=key)
        stays = case.handler_id and policies.is_handler_at(case.handler_id, case.unit_id)
        take_step(case, row, actor=actor, at=at, handler_id=case.handler_id if stays else None)
        _send_files(work, actor, case, message)
        AnswerDraft.objects.filter(case_id=case.id).delete()
        work.record(CaseAnswered(case=case.id, resident=case.resident_id, unit=case.unit_id, message=message.id))


def _send_files(work: UnitOfWork, actor: ResidentActor, case: Case, message: Message) -> None:
    """What is attached goes with the answer; it is removed where the case type has ceased to take files meanwhile."""
    files = gathered(actor, gathering_on(case.id, actor))
    if OfferedCaseType.objects.filter(id=case.offered_id, case_type__takes_attachments=True).exists():
        hand_over(work, files, case_id=case.id, message_id=message.id, at=message.sent_at)
    else:
        remove_rows(work, files)
