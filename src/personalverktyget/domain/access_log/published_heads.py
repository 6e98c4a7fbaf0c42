"""The signed heads outside the database: without them nobody could tell that the end of the log was cut off.

A folder with ``heads.jsonl``, to which lines are only ever added, and the public keys that check them. It is to be
copied to where those who rule the database cannot reach it (``docs/operations/log.md``).
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from personalverktyget.domain.access_log.sealing import SignedHead
from personalverktyget.domain.access_log.signing import KeyProblem, key_id, load_public_key, public_pem

_CHUNK = 65536


class HeadsDisagree(Exception):
    """The database does not go on where the published heads end: it was rewritten or rolled back."""


def heads_file(directory: Path) -> Path:
    """The file that holds the heads."""
    return directory / "heads.jsonl"


def publish_key(directory: Path, key: Ed25519PublicKey) -> None:
    """Put the public key beside the heads, if it is not there."""
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / f"seal-key-{key_id(key)}.pem"
    if not file.exists():
        with file.open("wb") as target:
            target.write(public_pem(key))
            _make_durable(target)
        _make_folder_durable(directory)


def public_keys(directory: Path) -> dict[str, Ed25519PublicKey]:
    """The keys beside the heads, by name. A key that bears another's name is a ``KeyProblem``."""
    keys = {}
    for file in sorted(directory.glob("seal-key-*.pem")):
        key = load_public_key(file)
        if file.name != f"seal-key-{key_id(key)}.pem":
            raise KeyProblem(f"{file} holds another key than its name says.")
        keys[key_id(key)] = key
    return keys


@contextmanager
def open_for_appending(directory: Path) -> Iterator["HeadsWriter"]:
    """The heads, locked against every other writer."""
    directory.mkdir(parents=True, exist_ok=True)
    is_new = not heads_file(directory).exists()
    with heads_file(directory).open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if is_new:
            _make_folder_durable(directory)
        yield HeadsWriter(file)


def published_number(directory: Path) -> int:
    """The number of the last seal whose head is published, or 0."""
    with open_for_appending(directory) as heads:
        return heads.last.head.number if heads.last else 0


class HeadsWriter:
    """Adds heads at the end. A line that a crash left half-written is completed, never taken away."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        complete, self._torn = _last_lines(file)
        try:
            self.last = SignedHead.parse(complete + b"\n") if complete else None
        except ValueError as error:
            raise HeadsDisagree("The last line of the published heads is no head.") from error

    def append(self, heads: Iterable[SignedHead]) -> int:
        """Add the heads in order; return how many. Each must name the one before as its previous."""
        added = 0
        for signed in heads:
            if self.last and (
                signed.head.number != self.last.head.number + 1 or signed.head.previous != self.last.head.digest.hex()
            ):
                raise HeadsDisagree(f"Seal {signed.head.number} does not follow seal {self.last.head.number}.")
            if not signed.line.startswith(self._torn):
                raise HeadsDisagree(f"The half-written last line of the heads is not that of {signed.head.number}.")
            self._file.write(signed.line[len(self._torn) :])
            self._torn, self.last, added = b"", signed, added + 1
        if added:
            _make_durable(self._file)
        return added


def read_heads(directory: Path) -> Iterator[SignedHead | None]:
    """The heads in the order of the file, to where it ends at this call; ``None`` for a line that is no head."""
    file = heads_file(directory)
    return _heads_within(file, file.stat().st_size) if file.exists() else iter(())


def _heads_within(file: Path, size: int) -> Iterator[SignedHead | None]:
    with file.open("rb") as source:
        for line in source:
            size -= len(line)
            if size < 0 or not line.endswith(b"\n"):
                return
            try:
                yield SignedHead.parse(line)
            except ValueError:
                yield None


def _last_lines(file: BinaryIO) -> tuple[bytes, bytes]:
    """The last complete line and what a crash left after it, without reading the whole file."""
    end = position = file.seek(0, os.SEEK_END)
    content = b""
    while position and content.count(b"\n") < 2:
        position = max(0, position - _CHUNK)
        file.seek(position)
        content = file.read(end - position)
    lines = content.rsplit(b"\n", 2)
    return (lines[-2] if len(lines) > 1 else b""), lines[-1]


def _make_durable(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _make_folder_durable(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
