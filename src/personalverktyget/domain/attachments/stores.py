"""Where files lie, as the domain sees it. Adapters implement this; ``settings.FILE_STORE`` names which.

A store is given nothing but sealed content under opaque ids.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string


class StoreUnavailable(Exception):
    """The store did not answer, or is full. The message says what, for operators."""


class FileMissing(Exception):
    """There is a row and no file: the store has lost it, or is an older copy than the database."""


class FileStore(Protocol):
    """Keeps files whole or not at all: what ``put`` has returned from survives a power cut."""

    def put(self, file_id: UUID, sealed: bytes) -> None:
        """Keep a file. Raises ``StoreUnavailable``."""

    def get(self, file_id: UUID) -> bytes:
        """The file. Raises ``FileMissing`` or ``StoreUnavailable``."""

    def delete(self, file_id: UUID) -> None:
        """Forget a file; one that is not there is forgotten already. Raises ``StoreUnavailable``."""

    def kept_before(self, moment: datetime) -> Iterator[UUID]:
        """The files that were put before ``moment``. Raises ``StoreUnavailable``."""


@lru_cache(maxsize=1)
def _store(name: str) -> FileStore:
    store: FileStore = import_string(name)()
    return store


def file_store() -> FileStore:
    """The store that the settings name."""
    return _store(settings.FILE_STORE)
