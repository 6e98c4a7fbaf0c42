"""What a resident does with a message: opens it, and answers what it asks."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.scopes import own
from personalverktyget.domain.cases.services import begin_prompted_form
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.call_rows import drop_ladder
from personalverktyget.domain.outreach.events.messages import MessageFileOpened, MessageOpened
from personalverktyget.domain.outreach.models import FileOpening, GuardianReading, Recipient
from personalverktyget.domain.outreach.readings import unread


def mark_opened(actor: ResidentActor, message_id: UUID) -> None:
    """Keep when the resident first opened the message, or a child's. Nothing is written when she has before."""
    if not unread(actor).filter(id=message_id).exists():
        return
    with unit_of_work(actor) as work:
        row = _locked(actor, message_id)
        if row.read_at is None:
            row.read_at = now()
            row.save(update_fields=["read_at"])
            drop_ladder([row.id])
        if guardian := actor.guardian_of(row.resident_id):
            GuardianReading.objects.get_or_create(recipient=row, guardian_id=guardian, defaults={"read_at": now()})
        work.record(
            MessageOpened(recipient=row.id, dispatch=row.dispatch_id, resident=row.resident_id, unit=row.unit_id)
        )


def mark_file_opened(actor: ResidentActor, message_id: UUID, attachment_id: UUID) -> None:
    """Keep when the resident first opened a file of the message. Nothing is written when she has before."""
    if FileOpening.objects.filter(recipient_id=message_id, attachment_id=attachment_id).exists():
        return
    with unit_of_work(actor) as work:
        row = _locked(actor, message_id)
        if not scopes.received_files(actor, message_id).filter(id=attachment_id).exists():
            raise NotFound
        FileOpening.objects.get_or_create(recipient=row, attachment_id=attachment_id, defaults={"opened_at": now()})
        work.record(
            MessageFileOpened(
                attachment=attachment_id,
                recipient=row.id,
                dispatch=row.dispatch_id,
                resident=row.resident_id,
                unit=row.unit_id,
            )
        )


def begin_answer(actor: ResidentActor, message_id: UUID) -> UUID:
    """Begin the form that the message asks for, or go on with it. Returns the half-filled form's id."""
    row = scopes.received(actor).select_related("dispatch").filter(id=message_id).first()
    if row is None:
        raise NotFound
    dispatch = row.dispatch
    if dispatch.offered_id is None or dispatch.form_version_id is None:
        raise NotPossibleNow(_("Meddelandet går inte att svara på. Ring mottagningen om du undrar över något."))
    if own(actor).filter(prompted_by=message_id).exists():
        raise NotPossibleNow(_("Det här meddelandet är redan besvarat."))
    return begin_prompted_form(
        actor,
        row.resident_id,
        prompted_by=message_id,
        offered_id=dispatch.offered_id,
        version_id=dispatch.form_version_id,
    )


def _locked(actor: ResidentActor, message_id: UUID) -> Recipient:
    row = scopes.received(actor).select_for_update().filter(id=message_id).first()
    if row is None:
        raise NotFound
    return row
