"""A JPG without what the camera wrote beside the picture, its pixels untouched: for photographs inside a PDF."""

from typing import Final

# Exif and XMP, Photoshop's and others' notes, comments. JFIF, colour profile and Adobe's mark tell how to show it.
_DROPPED: Final = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
_START_OF_SCAN: Final = 0xDA
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def without_metadata(content: bytes) -> bytes:
    """The same picture. What does not look like a JPG is left as it is."""
    if not content.startswith(b"\xff\xd8"):
        return content
    kept, place = [content[:2]], 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        mark = content[place + 1]
        if mark in _STANDALONE:
            kept.append(content[place : place + 2])
            place += 2
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if mark == _START_OF_SCAN or end > len(content):
            break
        if mark not in _DROPPED:
            kept.append(content[place:end])
        place = end
    return b"".join(kept) + content[place:]
