"""Opening and fetching one's own files."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments import selectors
from personalverktyget.domain.attachments.read_models import AttachedFile, OpenedFile
from personalverktyget.web.shared.file_rows import FileRow, ShownFile, file_rows, handed_out, shown_file
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show


@require_safe
@resident_page()
def file(request: ResidentRequest, attachment_id: UUID) -> HttpResponse:
    """Show a picture, or say what a document is and how to get it."""

    def present(opened: OpenedFile) -> ShownFile:
        return shown_file(opened, url=request.path, download_url=_url("download", attachment_id))

    opened = selectors.own_file(request.actor, attachment_id, downloads=False)
    return show(request, "resident/files/file.html", opened, present=present)


@require_safe
@resident_page()
def download(request: ResidentRequest, attachment_id: UUID) -> HttpResponse:
    """The file itself."""
    return handed_out(disclose(request.actor, selectors.own_file(request.actor, attachment_id, downloads=True)))


def rows_of(files: Iterable[AttachedFile]) -> tuple[FileRow, ...]:
    """One's own files for a list."""
    return file_rows(files, lambda file: _url("file", file.id), lambda file: _url("download", file.id))


def _url(name: str, attachment_id: UUID) -> str:
    return reverse(f"resident:files:{name}", kwargs={"attachment_id": attachment_id})
