"""What kind of workbook a content is, and whether it may be opened at all: by what it says of its parts."""

import io
import zipfile
from typing import Final

from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Folders of the old format have names in UTF-16.
_OLD_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_MACROS: Final = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))
_OLD_BOOKS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OPEN_DOCUMENT_SHEETS: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(content: bytes) -> bool:
    """Whether the first bytes are those of a workbook, old or new, or of something else that is packed alike."""
    return content.startswith((*_ZIP, _OLE))


def is_office_open(content: bytes) -> bool:
    """Whether it is of the format that Excel writes since 2007."""
    return content.startswith(_ZIP) and b"xl/workbook.xml" in content


def require_harmless(content: bytes) -> None:
    """Raise ``Unread`` for what is locked, holds programs, unpacks to too much or is no workbook."""
    if content.startswith(_OLE):
        _require_harmless_old(content)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            media = archive.read("mimetype")[:100] if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unread(ListProblem.UNREADABLE) from error
    if len(parts) > limits.MAX_PARTS or sum(part.file_size for part in parts) > limits.MAX_UNPACKED:
        raise Unread(ListProblem.TOO_DEMANDING)
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unread(ListProblem.LOCKED)
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        raise Unread(ListProblem.MACROS)
    if "xl/workbook.bin" in names:
        raise Unread(ListProblem.BINARY_WORKBOOK)
    if "xl/workbook.xml" not in names and media != _OPEN_DOCUMENT_SHEETS:
        raise Unread(ListProblem.NOT_A_LIST)


def _require_harmless_old(content: bytes) -> None:
    if _OLD_LOCKED in content:
        raise Unread(ListProblem.LOCKED)
    if any(name in content for name in _OLD_MACROS):
        raise Unread(ListProblem.MACROS)
    if not any(name in content for name in _OLD_BOOKS):
        raise Unread(ListProblem.NOT_A_LIST)
