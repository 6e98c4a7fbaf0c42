"""Files of messages: attached and taken away while one writes, opened by those at the unit who see the message."""

import contextlib
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments.read_models import AttachedFile, OpenedFile
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared.file_rows import FileRow, ShownFile, file_rows, handed_out, shown_file
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.shared.uploads import refused_ahead, told_ahead, uploads_in

FILES: Final = "files"
_DETACH: Final = "detach:"
# The pages that lead to a file, and so are led back to.
_FROM: Final = frozenset({"write", "review", "sent", "many_write", "many_review", "many", "many_approve"})


@require_safe
@staff_page(Permission.SEND_MESSAGES)
def file(request: StaffRequest, dispatch_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Show a picture, or say what a document is and how to get it."""

    def present(opened: OpenedFile) -> ShownFile:
        return shown_file(opened, url=request.path, download_url=_url("download_file", dispatch_id, attachment_id))

    route = request.GET.get("fran", "")
    back = reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch_id}) if route in _FROM else ""
    opened = selectors.dispatch_file(request.actor, dispatch_id, attachment_id, downloads=False)
    return show(request, "staff/outreach/file.html", opened, present=present, back=back)


@require_safe
@staff_page(Permission.SEND_MESSAGES)
def download_file(request: StaffRequest, dispatch_id: UUID, attachment_id: UUID) -> HttpResponse:
    """The file itself."""
    opened = selectors.dispatch_file(request.actor, dispatch_id, attachment_id, downloads=True)
    return handed_out(disclose(request.actor, opened))


def rows_of(dispatch_id: UUID, files: Iterable[AttachedFile], *, route: str = "") -> tuple[FileRow, ...]:
    """Files of a message for a list on one of its pages, which their own pages lead back to."""
    back = f"?{urlencode({'fran': route})}" if route else ""
    return file_rows(
        files,
        lambda file: _url("file", dispatch_id, file.id) + back,
        lambda file: _url("download_file", dispatch_id, file.id),
    )


def attach_ahead(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Attach what has come ahead of the form."""
    return told_ahead({FILES: _attach(request, dispatch_id)})


def settle_sent(request: StaffRequest, dispatch_id: UUID) -> str:
    """Attach what came with the form, and take away what its button names. Returns what was refused, in words."""
    refused = [_attach(request, dispatch_id), refused_ahead(request).get(FILES, "")]
    if (action := request.POST.get("action", "")).startswith(_DETACH):
        # Asked twice, it is gone already.
        with contextlib.suppress(NotFound, ValueError):
            services.detach_from_dispatch(request.actor, dispatch_id, UUID(action.removeprefix(_DETACH)))
    return " ".join(words for words in refused if words)


def stays(request: StaffRequest) -> bool:
    """Whether the button that was used leads back to the page, to its files."""
    action = request.POST.get("action", "")
    return action == "attach" or action.startswith(_DETACH)


def back_to_files(route: str, dispatch_id: UUID) -> str:
    """The address of the files on a page where one writes."""
    return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch_id}) + "#bilagor"


def _attach(request: StaffRequest, dispatch_id: UUID) -> str:
    """Those that are refused are told together; the others stay."""
    refusals = []
    for upload in uploads_in(request, FILES):
        try:
            services.attach_to_dispatch(request.actor, dispatch_id, upload)
        except InvalidInput as refusal:
            refusals.append(str(refusal))
    return " ".join(refusals)


def _url(name: str, dispatch_id: UUID, attachment_id: UUID) -> str:
    return reverse(f"staff:outreach:{name}", kwargs={"dispatch_id": dispatch_id, "attachment_id": attachment_id})
