"""Files in the answer to a counter-question: attached and taken away by the page's own buttons, or sent with it."""

import contextlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.kinds import ACCEPTED
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import CaseForResident
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.pages import ResidentRequest
from personalverktyget.web.shared.uploads import refused_ahead, uploads_in

# The field, and how the buttons that take a file away begin.
FILES: Final = "answer-files"
DETACH: Final = "detach:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesBlock:
    """What ``shared/forms/_files.html`` draws."""

    label: str
    files_help: str
    files: tuple[FileRow, ...]
    error: str
    id: str = FILES
    help: str = ""
    required: bool = False
    takes_several: bool = True
    accepted: str = ACCEPTED


def files_block(case: CaseForResident, error: str) -> FilesBlock | None:
    """Where files are chosen; ``None`` where the case type takes none."""
    if not case.takes_files:
        return None
    most = {"count": limits.MAX_FILES, "size": formats.number(limits.MAX_FILE_BYTES // limits.MEGABYTE)}
    return FilesBlock(
        label=_("Bifoga filer"),
        files_help=_("Högst %(count)s filer: PDF, JPG, PNG, GIF eller HEIC, högst %(size)s MB var.") % most,
        files=rows_of(case.unsent_files),
        error=error,
    )


def attach_sent(request: ResidentRequest, case_id: UUID) -> str:
    """Attach what came with the form. Those that are refused stop none of the others; returns what is said of them."""
    refusals = []
    for upload in uploads_in(request, FILES):
        try:
            services.attach_to_answer(request.actor, case_id, upload)
        except InvalidInput as refusal:
            refusals.append(str(refusal))
    return " ".join(refusals) or refused_ahead(request).get(FILES, "")


def detach(request: ResidentRequest, case_id: UUID, action: str) -> None:
    """Take the file away that the button names. Asked twice, it is gone already."""
    with contextlib.suppress(NotFound, ValueError):
        services.detach_from_answer(request.actor, case_id, UUID(action.removeprefix(DETACH).partition(":")[0]))
