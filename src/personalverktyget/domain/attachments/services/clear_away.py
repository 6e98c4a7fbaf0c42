"""Files without a row: asked for by whoever removed the row, and looked for where the program ended in between."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from personalverktyget.base.clock import now
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.stores import file_store

_log: Final = logging.getLogger(__name__)
# A file is put before its row is kept. No request lasts nearly so long.
_GRACE: Final = timedelta(hours=2)
_BATCH: Final = 500


def forget_files(files: Iterable[UUID]) -> int:
    """Delete those of the files that have no row. As often as one likes; returns how many were without one."""
    ids = set(files)
    rowless = ids - set(Attachment.objects.filter(id__in=ids).values_list("id", flat=True))
    for file_id in rowless:
        file_store().delete(file_id)
    return len(rowless)


def clear_strays() -> int:
    """Look through the whole store for files without a row, and delete them. Returns how many there were."""
    strays = sum(forget_files(batch) for batch in _batches(file_store().kept_before(now() - _GRACE)))
    if strays:
        _log.warning("%d files had no row and were deleted: the program had ended while they were taken in.", strays)
    return strays


def _batches(files: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(files, _BATCH)):
        yield batch
