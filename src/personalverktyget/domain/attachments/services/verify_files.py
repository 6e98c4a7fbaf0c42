"""Whether every row has its file, whole and readable: after a restore, or when a store is moved."""

from collections.abc import Iterator
from uuid import UUID

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.protection import open_content, unwrap_key
from personalverktyget.domain.attachments.stores import FileMissing, file_store


def verify_files() -> Iterator[tuple[UUID, str]]:
    """Each file with what is wrong with it; "" where nothing is. Nothing of any file is shown or kept."""
    for row in Attachment.objects.order_by("id").only("id", "file_key").iterator(chunk_size=500):
        try:
            open_content(row.id, unwrap_key(row.id, row.file_key), file_store().get(row.id))
        except FileMissing:
            yield row.id, "missing"
        except CannotDecrypt:
            yield row.id, "altered"
        else:
            yield row.id, ""
