"""Lists that are too long to be checked while somebody waits: kept encrypted, and opened again by the worker."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Final
from uuid import uuid4

from django.conf import settings

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.domain.attachments.protection import (
    new_file_key,
    open_content,
    seal_content,
    unwrap_key,
    wrap_key,
)
from personalverktyget.domain.outreach.models import Dispatch, UploadedList
from personalverktyget.domain.outreach.recipient_lists.reading import Choices, RecipientList, read_file, read_pasted

# So many rows are checked at once, and so many recipients frozen; longer lists are the worker's.
AT_ONCE: Final = 2000
# Beside the problems that a list itself can have: its sender may not send any more.
NOT_ALLOWED: Final = "not_allowed"


def opened(text: str, content: bytes, choices: Choices) -> AbstractContextManager[RecipientList]:
    """What was pasted, or a file, as rows."""
    in_production = settings.MODE == "production"
    if content:
        return read_file(content, production=in_production, choices=choices)
    return read_pasted(text, production=in_production, choices=choices)


def keep_upload(
    actor: StaffActor, dispatch: Dispatch, *, text: str, content: bytes, choices: Choices, columns: Mapping[str, str]
) -> UploadedList:
    """Keep it until the worker comes to it, in place of one that could not be read. Inside a unit of work."""
    UploadedList.objects.filter(dispatch=dispatch).delete()
    id_, key = uuid4(), new_file_key()
    row = UploadedList(
        id=id_,
        dispatch=dispatch,
        file_key=wrap_key(id_, key),
        content=seal_content(id_, key, content or text.encode()),
        is_file=bool(content),
        sheet=choices.sheet,
        identity=choices.identity,
        columns=dict(columns),
        commission_hsa_id=actor.commission_hsa_id,
        uploaded_at=now(),
    )
    row.save(force_insert=True)
    return row


def opened_upload(row: UploadedList) -> AbstractContextManager[RecipientList]:
    """The list again, as it was handed in."""
    content = open_content(row.id, unwrap_key(row.id, row.file_key), bytes(row.content))
    choices = Choices(sheet=row.sheet, identity=row.identity)
    return opened("", content, choices) if row.is_file else opened(content.decode(), b"", choices)
