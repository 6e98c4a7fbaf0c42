"""A file that a resident opens: her own, or one that a unit has sent her."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments import scopes
from personalverktyget.domain.attachments.files import opened
from personalverktyget.domain.attachments.read_models import OpenedFile


def own_file(actor: ResidentActor, attachment_id: UUID, *, downloads: bool) -> Disclosure[OpenedFile]:
    """The file with its content. Raises ``NotFound`` for another's."""
    return opened(scopes.own(actor), attachment_id, downloads=downloads)
