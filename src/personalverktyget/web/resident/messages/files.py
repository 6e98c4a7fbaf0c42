"""Files that came with a message: shown, fetched, and kept that she has opened them."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared.file_rows import FileRow, file_rows, handed_out, shown_file
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show


@require_GET
@resident_page()
def file(request: ResidentRequest, message_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Show a picture, which then is opened; or say what a document is and how to get it."""
    found = selectors.message_file(request.actor, message_id, attachment_id, downloads=False)
    opened = disclose(request.actor, found)
    if opened.file.kind.is_picture:
        services.mark_file_opened(request.actor, message_id, attachment_id)
    shown = shown_file(opened, url=request.path, download_url=_url("download", message_id, attachment_id))
    return show(request, "resident/messages/file.html", file=shown, message_id=message_id)


@require_GET
@resident_page()
def download(request: ResidentRequest, message_id: UUID, attachment_id: UUID) -> HttpResponse:
    """The file itself, which then is opened."""
    found = selectors.message_file(request.actor, message_id, attachment_id, downloads=True)
    opened = disclose(request.actor, found)
    services.mark_file_opened(request.actor, message_id, attachment_id)
    return handed_out(opened)


def rows_of(message_id: UUID, files: Iterable[AttachedFile]) -> tuple[FileRow, ...]:
    """The files of a message for a list."""
    return file_rows(
        files,
        lambda file: _url("file", message_id, file.id),
        lambda file: _url("download", message_id, file.id),
    )


def _url(name: str, message_id: UUID, attachment_id: UUID) -> str:
    return reverse(f"resident:messages:{name}", kwargs={"message_id": message_id, "attachment_id": attachment_id})
