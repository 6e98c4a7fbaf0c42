"""Sealed files in a folder that nobody but the program may enter, and that no web server hands out."""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings

from personalverktyget.domain.attachments.stores import FileMissing, StoreUnavailable

# Half-written files carry this ending until they are whole.
_UNFINISHED: Final = ".part"


class DiskStore:
    """A file each, under ``settings.ATTACHMENTS_DIR``, in 256 folders by the end of its id."""

    def __init__(self) -> None:
        self.folder: Path = settings.ATTACHMENTS_DIR

    def put(self, file_id: UUID, sealed: bytes) -> None:
        """Write beside, let the disk have it, then give it its name: a file is there whole or not at all."""
        target = self._path(file_id)
        beside = target.with_name(f"{target.name}.{uuid4().hex}{_UNFINISHED}")
        try:
            # One after the other: "parents" would leave those in between open to everybody.
            for folder in (self.folder, target.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(target)
            _sync_folder(target.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise StoreUnavailable(f"{self.folder}: {error.strerror}") from error

    def get(self, file_id: UUID) -> bytes:
        """The file."""
        try:
            return self._path(file_id).read_bytes()
        except FileNotFoundError as error:
            raise FileMissing(str(file_id)) from error
        except OSError as error:
            raise StoreUnavailable(f"{self.folder}: {error.strerror}") from error

    def delete(self, file_id: UUID) -> None:
        """Forget the file."""
        try:
            self._path(file_id).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"{self.folder}: {error.strerror}") from error

    def kept_before(self, moment: datetime) -> Iterator[UUID]:
        """The files that were put before ``moment``. Half-written ones as old are deleted on the way."""
        for path in self.folder.glob("??/*"):
            try:
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) >= moment:
                    continue
                if path.name.endswith(_UNFINISHED):
                    path.unlink(missing_ok=True)
                    continue
                yield UUID(path.name)
            except (FileNotFoundError, ValueError):
                # Deleted meanwhile, or not of ours.
                continue
            except OSError as error:
                raise StoreUnavailable(f"{self.folder}: {error.strerror}") from error

    def _path(self, file_id: UUID) -> Path:
        return self.folder / file_id.hex[-2:] / file_id.hex


def _sync_folder(folder: Path) -> None:
    """A name survives a power cut once its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
