"""File names as they are shown and handed out: what was written, without what deceives."""

import re
import unicodedata
from typing import Final

from personalverktyget.domain.attachments.kinds import FileKind

LONGEST: Final = 80
_NO_NAME: Final = "fil"
_ENDINGS: Final = ("pdf", "png", "jpg", "jpeg", "jpe", "jfif", "gif", "heic", "heif")
_ENDING: Final = re.compile(rf"\.(?:{'|'.join(_ENDINGS)})\s*$", re.IGNORECASE)
# No file system and no header should have to cope with these.
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
# What Windows takes for devices.
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def shown_name(written: str, kind: FileKind) -> str:
    """The name, ending in what the file is.

    Path parts, control characters and marks that turn the direction of writing or are not seen are left out. An ending
    that a file of the kind does not have stays in front of the true one: ``betalning.exe`` becomes
    ``betalning.exe.pdf``.
    """
    stem = _without_endings(_plain(written))
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    return f"{_shortened(stem) or _NO_NAME}.{kind.value}"


def cleaned_name(written: str) -> str:
    """The name of a file that is not taken in, for the words that say so."""
    return _shortened(_plain(written)) or _NO_NAME


def _plain(written: str) -> str:
    last = re.split(r"[/\\]", written)[-1]
    text = "".join(_kept(character) for character in unicodedata.normalize("NFC", last))
    return " ".join(_FORBIDDEN.sub("_", text).split()).strip(". ")


def _kept(character: str) -> str:
    """Letters, signs and figures stay; space of any kind is a space; what is not seen goes."""
    match unicodedata.category(character):
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Cc" if character in "\t\n\r":
            return " "
        case "Cc" | "Cf" | "Cs" | "Co" | "Cn":
            return ""
    return character


def _without_endings(name: str) -> str:
    while match := _ENDING.search(name):
        name = name[: match.start()].strip(". ")
    return "" if name.casefold() in _ENDINGS else name


def _shortened(stem: str) -> str:
    return stem if len(stem) <= LONGEST else stem[: LONGEST - 1].rstrip(". ") + "…"
