"""Attached files as pages show them, and as they are handed out."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.read_models import AttachedFile, OpenedFile
from personalverktyget.web.shared import formats

_KINDS: Final = {
    FileKind.PDF: lazy("PDF-dokument"),
    FileKind.PNG: lazy("bild"),
    FileKind.JPEG: lazy("bild"),
    FileKind.GIF: lazy("bild"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file in a list. ``open_url`` leads to its page, ``download_url`` to the file itself."""

    id: str
    name: str
    facts: str
    is_virus_checked: bool
    open_url: str
    download_url: str


def file_rows(
    files: Iterable[AttachedFile], open_url: Callable[[AttachedFile], str], download_url: Callable[[AttachedFile], str]
) -> tuple[FileRow, ...]:
    """The files with their addresses on this page."""
    return tuple(
        FileRow(
            id=str(file.id),
            name=file.name,
            facts=facts_of(file),
            is_virus_checked=file.is_virus_checked,
            open_url=open_url(file),
            download_url=download_url(file),
        )
        for file in files
    )


def drawn(files: tuple[FileRow, ...]) -> SafeString | str:
    """The files as a list, for rows of ready strings; an empty plain text for none, which costs a row nothing."""
    return render_to_string("shared/files/_list.html", {"files": files}) if files else ""


def facts_of(file: AttachedFile) -> str:
    """What it is and how large: "bild, 1,2 MB"."""
    return _("%(kind)s, %(size)s") % {"kind": _KINDS[file.kind], "size": size_in_words(file.size)}


def size_in_words(size: int) -> str:
    """As a person reads it: 340 kB, 1,2 MB. Never nothing for something."""
    if size < limits.MEGABYTE:
        return f"{formats.number(max(1, round(size / 1000)))} kB"
    return f"{formats.number(round(size / limits.MEGABYTE, 1))} MB"


def handed_out(opened: OpenedFile) -> HttpResponse:
    """The file, always to be saved and never to be run or shown by the browser in the program's name (F-02)."""
    response = HttpResponse(opened.content, content_type=opened.file.kind.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, opened.file.name) or "attachment"
    # Should a browser show it all the same, then without scripts, forms, frames, or the program's origin.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file on its own page. ``picture`` is the whole picture as a data address; empty for what is not shown."""

    row: FileRow
    picture: str


def shown_file(opened: OpenedFile, *, url: str, download_url: str) -> ShownFile:
    """The file for its page. The picture comes with the page: one reading, one entry in the log."""
    (row,) = file_rows([opened.file], lambda file: url, lambda file: download_url)
    kind = opened.file.kind
    data = f"data:{kind.media_type};base64,{b64encode(opened.content).decode()}" if kind.is_picture else ""
    return ShownFile(row, data)
