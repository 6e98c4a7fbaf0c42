"""Files that a dispatch was frozen with: what binds them, and whether each still is what it was."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from uuid import UUID

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.protection import content_hash, decrypt_name, open_content, unwrap_key
from personalverktyget.domain.attachments.stores import FileMissing, file_store


class FileFault(StrEnum):
    """What can have become of a file."""

    MISSING = "file_missing"
    ALTERED = "file_altered"


def marks_of(rows: Iterable[Attachment]) -> list[Mapping[str, str]]:
    """What binds each file, by what its row says: which it is, what it is called and what it holds."""
    return [
        {
            "id": str(row.id),
            "name": decrypt_name(row.id, row.name),
            "kind": row.kind,
            "content": bytes(row.content_hash).hex(),
        }
        for row in sorted(rows, key=lambda row: row.id)
    ]


def first_fault(rows: Iterable[Attachment]) -> tuple[UUID, FileFault] | None:
    """The first of the files that is not there, or does not hold what its row says. Raises ``StoreUnavailable``.

    The content is read to its end: that a row is whole says nothing of the file.
    """
    for row in rows:
        try:
            decrypt_name(row.id, row.name)
            content = open_content(row.id, unwrap_key(row.id, row.file_key), file_store().get(row.id))
        except FileMissing:
            return row.id, FileFault.MISSING
        except CannotDecrypt:
            return row.id, FileFault.ALTERED
        if content_hash(content) != bytes(row.content_hash):
            return row.id, FileFault.ALTERED
    return None
