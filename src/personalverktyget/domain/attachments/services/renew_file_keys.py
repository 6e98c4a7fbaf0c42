"""Write keys and names of files anew with the current key of the key ring, so that an old key can be taken out of it.

Some hundred bytes a file: the files themselves are not touched.
"""

from typing import Final

from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Substr

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.events import FileKeysRenewed
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.protection import (
    decrypt_name,
    encrypt_name,
    keyring,
    unwrap_key,
    wrap_key,
)

_BATCH: Final = 500


def renew_file_keys(actor: SystemActor) -> int:
    """Renew what was written with another key than the current one, some at a time. Returns how many were renewed."""
    renewed = 0
    while count := _renew_some(actor):
        renewed += count
    return renewed


def _renew_some(actor: SystemActor) -> int:
    if not _outdated().exists():
        return 0
    with unit_of_work(actor) as work:
        rows = list(_outdated().select_for_update(skip_locked=True)[:_BATCH])
        for row in rows:
            row.file_key = wrap_key(row.id, unwrap_key(row.id, row.file_key))
            row.name = encrypt_name(row.id, decrypt_name(row.id, row.name))
        Attachment.objects.bulk_update(rows, ["file_key", "name"])
        work.record(FileKeysRenewed(key=keyring().current, count=len(rows)))
    return len(rows)


def _outdated() -> QuerySet[Attachment]:
    mark = keyring().mark
    beginning = Substr("file_key", 1, len(mark), output_field=BinaryField())
    return Attachment.objects.annotate(beginning=beginning).exclude(beginning=mark).order_by("id")
