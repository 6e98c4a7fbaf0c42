"""Files that a handler attaches to what she is about to send to the resident."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.attachments import services as attachments
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.gatherings import gathering_on
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.services.once import sent_with
from personalverktyget.domain.cases.states import Action, State


def attach_to_reply(actor: StaffActor, case_id: UUID, upload: Upload, *, key: UUID | None = None) -> UUID:
    """Attach a file to the actor's next message on the case, and return its id. Raises ``RefusedFile``.

    ``key`` is that of the form that it comes with: once that has been sent, nothing of it is taken in again.
    """
    case = scopes.visible(actor).filter(id=case_id).first()
    if case is None:
        raise NotFound
    _require_may_write(actor, case)
    place = Place(
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        gathered_for=gathering_on(case_id, actor),
        case_id=case_id,
    )
    return attachments.attach(actor, upload, place, room=Room(), confirm=lambda: _confirm_writes(actor, case_id, key))


def detach_from_reply(actor: StaffActor, case_id: UUID, attachment_id: UUID) -> None:
    """Take a file away again that is not sent yet."""
    attachments.remove(
        actor, gathering_on(case_id, actor), attachment_id, confirm=lambda: _confirm_sees(actor, case_id)
    )


def _confirm_writes(actor: StaffActor, case_id: UUID, key: UUID | None) -> None:
    _require_may_write(actor, scopes.lock(actor, case_id))
    if key and sent_with(actor, case_id, key).exists():
        raise NotPossibleNow(_("Det du skrev är redan skickat."))


def _confirm_sees(actor: StaffActor, case_id: UUID) -> None:
    scopes.lock(actor, case_id)


def _require_may_write(actor: StaffActor, case: Case) -> None:
    policies.require(actor, State(case.state), case.handler_id, Action.REPLY_PARTIALLY)
