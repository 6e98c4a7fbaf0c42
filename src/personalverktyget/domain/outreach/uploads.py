"""Lists that are too long to be checked while somebody waits: kept encrypted, and opened again by the worker."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final
from uuid import uuid4

from django.conf import settings

from personalverktyget.base.clock import now
from personalverktyget.domain.attachments.protection import (
    new_file_key,
    open_content,
    seal_content,
    unwrap_key,
    wrap_key,
)
from personalverktyget.domain.outreach.case_rows import Chosen, lines_of, read_lines, rows_of_cases
from personalverktyget.domain.outreach.models import Dispatch, UploadedList
from personalverktyget.domain.outreach.recipient_lists.reading import Choices, RecipientList, read_file, read_pasted
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.outreach.senders import Sender

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
    actor: Sender, dispatch: Dispatch, *, text: str, content: bytes, choices: Choices, columns: Mapping[str, str]
) -> UploadedList:
    """Keep it until the worker comes to it, in place of one that could not be read. Inside a unit of work."""
    row = _sealed(actor, dispatch, content or text.encode(), columns)
    row.is_file, row.sheet, row.identity = bool(content), choices.sheet, choices.identity
    row.save(force_insert=True)
    return row


def keep_selection(actor: Sender, dispatch: Dispatch, chosen: Sequence[Chosen], *, columns: Mapping[str, str]) -> None:
    """Keep who was chosen by their cases, like a list. Inside a unit of work."""
    row = _sealed(actor, dispatch, lines_of(chosen).encode(), columns)
    row.is_file, row.is_selection = False, True
    row.save(force_insert=True)


def _sealed(actor: Sender, dispatch: Dispatch, content: bytes, columns: Mapping[str, str]) -> UploadedList:
    UploadedList.objects.filter(dispatch=dispatch).delete()
    id_, key = uuid4(), new_file_key()
    return UploadedList(
        id=id_,
        dispatch=dispatch,
        file_key=wrap_key(id_, key),
        content=seal_content(id_, key, content),
        columns=dict(columns),
        commission_hsa_id=actor.commission_hsa_id,
        uploaded_at=now(),
    )


def opened_upload(row: UploadedList) -> AbstractContextManager[Iterable[ListRow]]:
    """The list again, as it was handed in."""
    content = open_content(row.id, unwrap_key(row.id, row.file_key), bytes(row.content))
    if row.is_selection:
        return nullcontext(rows_of_cases(read_lines(content.decode())))
    choices = Choices(sheet=row.sheet, identity=row.identity)
    return opened("", content, choices) if row.is_file else opened(content.decode(), b"", choices)
