"""Files that go with a dispatch: attached while it is written, and taken away again."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.attachments import services as attachments
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.outreach import scopes


def attach_to_dispatch(actor: StaffActor, dispatch_id: UUID, upload: Upload) -> UUID:
    """Attach a file to what the actor is writing, and return its id. Raises ``RefusedFile``.

    It is kept once, however many will get it.
    """
    # Asked before the work of looking into the file, and again when it is kept.
    if not scopes.own_prepared(actor).filter(id=dispatch_id).exists():
        raise NotFound
    place = Place(unit_id=actor.unit_id, resident_id=None, gathered_for=dispatch_id)
    return attachments.attach(actor, upload, place, room=Room(), confirm=lambda: _confirm_writes(actor, dispatch_id))


def detach_from_dispatch(actor: StaffActor, dispatch_id: UUID, attachment_id: UUID) -> None:
    """Take a file away from what the actor is writing."""
    attachments.remove(actor, dispatch_id, attachment_id, confirm=lambda: _confirm_writes(actor, dispatch_id))


def _confirm_writes(actor: StaffActor, dispatch_id: UUID) -> None:
    scopes.lock_prepared(actor, dispatch_id)
