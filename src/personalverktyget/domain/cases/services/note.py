"""Write an internal note, which the resident never sees."""

from uuid import UUID, uuid4

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.events import CaseNoted
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.models import Note, ReplyDraft
from personalverktyget.domain.cases.services.once import once
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.cases.steps import add_words
from personalverktyget.domain.cases.texts import required_text


def note(actor: StaffActor, case_id: UUID, *, body: str, key: UUID) -> None:
    """Keep a note on a case that the actor may see. The case itself does not change, so no version is asked for."""
    body = required_text(body, field="body", max_length=MESSAGE_MAX_LENGTH)
    written = Note.objects.filter(submission_key=key, case_id=case_id, by_staff_id=actor.staff_id)
    once(written, lambda: _note(actor, case_id, body, key))


def _note(actor: StaffActor, case_id: UUID, body: str, key: UUID) -> None:
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id)
        policies.require(actor, State(case.state), case.handler_id, Action.NOTE)
        row = Note(
            id=uuid4(),
            case=case,
            unit_id=case.unit_id,
            resident_id=case.resident_id,
            body=body,
            written_at=now(),
            by_staff_id=actor.staff_id,
            submission_key=key,
        )
        row.save(force_insert=True)
        add_words(case, body)
        ReplyDraft.objects.filter(case_id=case.id, staff_id=actor.staff_id).delete()
        work.record(CaseNoted(case=case.id, resident=case.resident_id, unit=case.unit_id, note=row.id))
