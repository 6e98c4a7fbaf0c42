"""Files on a case: what the resident has attached, and what staff attach to what they write."""

import contextlib
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments.read_models import OpenedFile
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.closed_cases import NeedsReason
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared.file_rows import ShownFile, handed_out, shown_file
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.shared.uploads import refused_ahead, takes_files, uploads_in
from personalverktyget.web.staff.cases.acting import act, sent_form
from personalverktyget.web.staff.cases.composer import COMPOSER, FILES, Writing
from personalverktyget.web.staff.cases.file_addresses import download_url
from personalverktyget.web.staff.cases.open_closed import asked_for_reason


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def file(request: StaffRequest, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Show a picture, or say what a document is and how to get it."""

    def present(opened: OpenedFile) -> ShownFile:
        return shown_file(opened, url=request.path, download_url=download_url(case_id, attachment_id))

    try:
        opened = selectors.file_of_case(request.actor, case_id, attachment_id, downloads=False)
    except NeedsReason:
        return asked_for_reason(request, case_id)
    return show(request, "staff/cases/file.html", opened, present=present, case_id=case_id)


@require_safe
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def download_file(request: StaffRequest, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """The file itself."""
    try:
        opened = selectors.file_of_case(request.actor, case_id, attachment_id, downloads=True)
    except NeedsReason:
        return asked_for_reason(request, case_id)
    return handed_out(disclose(request.actor, opened))


@takes_files
@staff_page(Permission.HANDLE_CASES)
@sent_form
def detach_file(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Take a file away from what is being written. The text is kept as a draft on the way."""
    kind, body = request.POST.get("kind", ""), request.POST.get("body", "")
    known = kind if kind in set(Action) else ""

    def command() -> None:
        services.save_reply_draft(request.actor, case_id, kind=known, body=body)
        attach_sent(request, case_id)
        # Asked twice, it is gone already.
        with contextlib.suppress(NotFound):
            services.detach_from_reply(request.actor, case_id, _id(request.POST.get("file", "")))

    writing = Writing(form=COMPOSER, kind=known, text=body)
    return act(request, case_id, command, writing=writing, said=_("Filen är borttagen"))


def uuid_in(written: str) -> UUID | None:
    """The id or key that was sent; nothing where it is none."""
    try:
        return UUID(written)
    except ValueError:
        return None


def attach_once(request: StaffRequest, case_id: UUID, key: UUID | None) -> None:
    """Attach what came with a message, unless that has been sent already: by another click, or before going back."""
    if key is None:
        attach_sent(request, case_id)
        return
    if services.is_replied(request.actor, case_id, key):
        return
    try:
        attach_sent(request, case_id, key)
    except NotPossibleNow:
        # The other click was sent while the files of this one were looked into.
        if not services.is_replied(request.actor, case_id, key):
            raise


def attach_sent(request: StaffRequest, case_id: UUID, key: UUID | None = None) -> None:
    """Attach what came with the composer's form. Those that are refused are told together; the others stay."""
    refusals = []
    for upload in uploads_in(request, FILES):
        try:
            services.attach_to_reply(request.actor, case_id, upload, key=key)
        except InvalidInput as refusal:
            refusals.append(str(refusal))
    if before := refused_ahead(request).get(FILES):
        refusals.append(before)
    if refusals:
        raise InvalidInput(" ".join(refusals), field=FILES)


def _id(written: str) -> UUID:
    known = uuid_in(written)
    if known is None:
        raise NotFound
    return known
