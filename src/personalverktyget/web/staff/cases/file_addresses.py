"""Where the files of a case are opened and fetched."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.web.shared.file_rows import FileRow, file_rows


def rows_of(case_id: UUID, files: Iterable[AttachedFile]) -> tuple[FileRow, ...]:
    """Files of a case for a list on its page."""
    return file_rows(
        files,
        lambda file: reverse("staff:cases:file", kwargs={"case_id": case_id, "attachment_id": file.id}),
        lambda file: download_url(case_id, file.id),
    )


def download_url(case_id: UUID, attachment_id: UUID) -> str:
    """Where the file itself is handed out."""
    return reverse("staff:cases:download_file", kwargs={"case_id": case_id, "attachment_id": attachment_id})
