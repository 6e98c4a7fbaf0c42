"""What a resident is writing in answer to a counter-question, with its files: kept until it is sent or thrown away."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments import services as attachments
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import DraftDiscarded, DraftSaved
from personalverktyget.domain.cases.gatherings import gathering_on
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.models import AnswerDraft, Case
from personalverktyget.domain.cases.states import Action, State, transition


def save_answer_draft(actor: ResidentActor, case_id: UUID, *, body: str) -> None:
    """Keep the text, or forget it when it is empty. The files stay."""
    with unit_of_work(actor) as work:
        case = _awaiting(scopes.lock(actor, case_id))
        if not body.strip():
            scopes.own_answer_draft(actor, case.id).delete()
        else:
            AnswerDraft.objects.update_or_create(
                case_id=case.id,
                writer_id=actor.resident_id,
                defaults={
                    "unit_id": case.unit_id,
                    "resident_id": case.resident_id,
                    "body": body.replace("\0", "")[: 2 * MESSAGE_MAX_LENGTH],
                    "saved_at": now(),
                },
            )
        work.record(DraftSaved(case=case.id, resident=case.resident_id, unit=case.unit_id))


def discard_answer(actor: ResidentActor, case_id: UUID) -> None:
    """Throw away what is written and attached and not sent."""
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id)
        scopes.own_answer_draft(actor, case.id).delete()
        attachments.remove_rows(work, gathered(actor, gathering_on(case_id, actor)))
        work.record(DraftDiscarded(case=case.id, resident=case.resident_id, unit=case.unit_id))


def attach_to_answer(actor: ResidentActor, case_id: UUID, upload: Upload) -> UUID:
    """Attach a file to the answer that the resident is writing, and return its id. Raises ``RefusedFile``."""
    case = scopes.own(actor).select_related("offered__case_type").filter(id=case_id).first()
    if case is None:
        raise NotFound
    _awaiting(case)
    if not case.offered.case_type.takes_attachments:
        raise InvalidInput(_("Det går inte att bifoga filer i det här ärendet. Beskriv med ord i stället."))
    place = Place(
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        gathered_for=gathering_on(case_id, actor),
        case_id=case_id,
        guardian_id=actor.guardian_of(case.resident_id),
    )
    return attachments.attach(actor, upload, place, room=Room(), confirm=lambda: _confirm_awaits(actor, case_id))


def detach_from_answer(actor: ResidentActor, case_id: UUID, attachment_id: UUID) -> None:
    """Take a file away again that is not sent yet."""
    attachments.remove(actor, gathering_on(case_id, actor), attachment_id, confirm=lambda: _confirm_own(actor, case_id))


def _confirm_awaits(actor: ResidentActor, case_id: UUID) -> None:
    _awaiting(scopes.lock(actor, case_id))


def _confirm_own(actor: ResidentActor, case_id: UUID) -> None:
    scopes.lock(actor, case_id)


def _awaiting(case: Case) -> Case:
    if transition(State(case.state), Action.ANSWER) is None:
        raise NotPossibleNow(_("Mottagningen väntar inte längre på svar i det här ärendet."))
    return case
