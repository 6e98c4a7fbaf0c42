"""The kinds of file that are taken in, and how each is told from its first bytes.

A table of our own, not a library: libraries guess among hundreds of kinds by a few bytes, while this decides on five,
each of which is then read to its end (``inspection``). A name and what a browser calls a file decide nothing.
"""

from enum import StrEnum
from typing import Final


class FileKind(StrEnum):
    """What a file is. HEIC is taken in and kept as JPG."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    HEIC = "heic"

    @property
    def media_type(self) -> str:
        """What the file is called when it is handed out."""
        return _MEDIA_TYPES[self]

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at on a page."""
        return self is not FileKind.PDF


class VirusCheck(StrEnum):
    """Whether a scanner has looked at the file. What it found something in is never kept."""

    CLEAN = "clean"
    NOT_CHECKED = "not_checked"


_MEDIA_TYPES: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.GIF: "image/gif",
    FileKind.HEIC: "image/heic",
}
_BEGINNINGS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})

# What a page lets a person choose among; the server decides by content all the same.
ACCEPTED: Final = ".pdf,.png,.jpg,.jpeg,.gif,.heic,.heif"


def kind_of(content: bytes) -> FileKind | None:
    """What the file says that it is in its first bytes; ``None`` for what is not taken in."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return FileKind.HEIC if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS else None
