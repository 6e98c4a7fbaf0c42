"""What a staff member is writing, kept until it is sent."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import DraftSaved
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.models import ReplyDraft


def save_reply_draft(actor: StaffActor, case_id: UUID, *, kind: str, body: str) -> None:
    """Keep the text, or forget the draft when the text is empty. One draft a case and person."""
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id)
        own = ReplyDraft.objects.filter(case_id=case.id, staff_id=actor.staff_id)
        if not body.strip():
            own.delete()
        else:
            ReplyDraft.objects.update_or_create(
                case_id=case.id,
                staff_id=actor.staff_id,
                defaults={
                    "unit_id": case.unit_id,
                    "resident_id": case.resident_id,
                    "kind": kind,
                    "body": body.replace("\0", "")[: 2 * MESSAGE_MAX_LENGTH],
                    "saved_at": now(),
                },
            )
        work.record(DraftSaved(case=case.id, resident=case.resident_id, unit=case.unit_id))
