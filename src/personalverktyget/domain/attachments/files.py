"""From rows to what is handed out. Callers have found the rows in the actor's scope, and disclose what they get."""

import logging
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.events import AttachmentDownloaded, AttachmentShown
from personalverktyget.domain.attachments.kinds import FileKind, VirusCheck
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.protection import decrypt_name, open_content, unwrap_key
from personalverktyget.domain.attachments.read_models import AttachedFile, OpenedFile
from personalverktyget.domain.attachments.stores import FileMissing, file_store

_log: Final = logging.getLogger(__name__)

# What a query must bring for ``attached_file``, in this order.
FILE_COLUMNS: Final = ("id", "name", "kind", "size", "virus_check", "question", "message_id", "received_at")


def attached_files(rows: QuerySet[Attachment]) -> tuple[AttachedFile, ...]:
    """The files of these rows, as they came."""
    found = rows.order_by("received_at", "id").values_list(*FILE_COLUMNS)
    return tuple(attached_file(*row) for row in found)


def attached_file(
    id_: UUID, name: bytes, kind: str, size: int, virus_check: str, question: str, message_id: UUID | None, at: Any
) -> AttachedFile:
    """One file."""
    return AttachedFile(
        id=id_,
        name=decrypt_name(id_, name),
        kind=FileKind(kind),
        size=size,
        is_virus_checked=virus_check == VirusCheck.CLEAN,
        question=question,
        message_id=message_id,
        received_at=at,
    )


def opened(
    rows: QuerySet[Attachment], attachment_id: UUID, *, downloads: bool, resident_id: UUID | None = None
) -> Disclosure[OpenedFile]:
    """One of the rows with its content. What opens it from its seal logs it first, as every other reading.

    ``resident_id`` is whose a file is that recipients share, where it is opened as one of theirs.
    """
    row = rows.filter(id=attachment_id).first()
    if row is None:
        raise NotFound
    content = _content(row)
    file = attached_file(*(getattr(row, column) for column in FILE_COLUMNS))
    reading = AttachmentDownloaded if downloads else AttachmentShown
    about = row.resident_id or resident_id
    event = reading(attachment=row.id, resident=about, unit=row.unit_id, case=row.case_id)
    return Disclosure("opened", event, OpenedFile(file, content))


def _content(row: Attachment) -> bytes:
    try:
        return open_content(row.id, unwrap_key(row.id, row.file_key), file_store().get(row.id))
    except (FileMissing, CannotDecrypt) as error:
        _log.error("The file of attachment %s cannot be opened: %s", row.id, type(error).__name__)
        raise NotPossibleNow(
            _("Filen går inte att öppna. Felet är känt hos dem som sköter tjänsten. Be den som skickade filen att "
              "skicka den en gång till om du behöver den nu.")
        ) from error  # fmt: skip
