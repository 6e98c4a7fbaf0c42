"""Files that a resident attaches to a question of a form that she is filling in."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.attachments import services as attachments
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.draft_form import form_of_draft
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.question_types import room_for_files


def attach_to_form(actor: ResidentActor, draft_id: UUID, *, question: str, upload: Upload) -> UUID:
    """Attach a file to a question, and return the file's id. Raises ``RefusedFile``."""
    draft = scopes.own_drafts(actor).select_related("offered__case_type").filter(id=draft_id).first()
    if draft is None:
        raise NotFound
    files, file_bytes = room_for_files(_question(draft, question))
    place = Place(
        unit_id=draft.unit_id,
        resident_id=draft.resident_id,
        gathered_for=draft_id,
        question=question,
        guardian_id=actor.guardian_of(draft.resident_id),
    )
    room = Room(files=files, file_bytes=file_bytes)
    return attachments.attach(actor, upload, place, room=room, confirm=lambda: _lock(actor, draft_id))


def detach_from_form(actor: ResidentActor, draft_id: UUID, attachment_id: UUID) -> None:
    """Take a file away again."""
    attachments.remove(actor, draft_id, attachment_id, confirm=lambda: _lock(actor, draft_id))


def _question(draft: CaseDraft, link_id: str) -> Item:
    item = form_of_draft(draft).by_link_id.get(link_id)
    if item is None or item.type is not ItemType.ATTACHMENT or item.hidden:
        raise InvalidInput("The form does not ask for a file there.")
    return item


def _lock(actor: ResidentActor, draft_id: UUID) -> None:
    """The draft stays while the row is kept; sent or thrown away meanwhile, nothing is attached to it."""
    if scopes.own_drafts(actor).select_for_update().filter(id=draft_id).first() is None:
        raise NotFound
