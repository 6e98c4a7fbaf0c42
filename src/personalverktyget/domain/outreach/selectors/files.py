"""Opening a file that a dispatch carries: by those at the unit who see it, and by whom it came to."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import opened
from personalverktyget.domain.attachments.read_models import OpenedFile
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.models import Recipient


def dispatch_file(
    actor: StaffActor, dispatch_id: UUID, attachment_id: UUID, *, downloads: bool
) -> Disclosure[OpenedFile]:
    """The file with its content. Raises ``NotFound`` for one of a dispatch that the actor does not see."""
    to_one = Recipient.objects.filter(dispatch_id=dispatch_id, dispatch__is_single=True)
    resident_id = to_one.values_list("resident_id", flat=True).first()
    rows = scopes.files(actor, dispatch_id)
    return opened(rows, attachment_id, downloads=downloads, resident_id=resident_id)


def message_file(
    actor: ResidentActor, message_id: UUID, attachment_id: UUID, *, downloads: bool
) -> Disclosure[OpenedFile]:
    """The file with its content. Raises ``NotFound`` where the message is not in her inbox, or her child's."""
    rows = scopes.received_files(actor, message_id)
    about = scopes.received(actor).filter(id=message_id).values_list("resident_id", flat=True).first()
    return opened(rows, attachment_id, downloads=downloads, resident_id=about)
