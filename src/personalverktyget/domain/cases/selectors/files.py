"""Files of a case, for those who open it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import FILE_COLUMNS, attached_file, opened
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.read_models import AttachedFile, OpenedFile
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.closed_cases import require_reason_given
from personalverktyget.domain.cases.read_models import CaseFiles, ThreadItem
from personalverktyget.domain.reading.fixed_query import FixedQuery


def file_of_case(actor: StaffActor, case_id: UUID, attachment_id: UUID, *, downloads: bool) -> Disclosure[OpenedFile]:
    """A file of a case that the actor sees, with its content. Raises ``NotFound`` for any other.

    It is opened by its own address too, so a closed case's file asks for the same reason as the case.
    """
    case = scopes.visible(actor).filter(id=case_id).values_list("state", "handler_id").first()
    if case is None:
        raise NotFound
    state, handler_id = case
    require_reason_given(actor, case_id, state=state, handler_id=handler_id)
    return opened(scopes.files(actor, case_id), attachment_id, downloads=downloads)


def _of_case(*, case_id: UUID, staff_id: UUID) -> QuerySet[Any, Any]:
    own = Q(sent_at__isnull=False) | Q(by_staff_id=staff_id)
    rows = Attachment.objects.filter(own, case_id=case_id).order_by("received_at", "id")
    return rows.values_list("sent_at", *FILE_COLUMNS)


_OF_CASE: Final = FixedQuery(_of_case, case_id=UUID, staff_id=UUID)


def staff_files(case_id: UUID, staff_id: UUID) -> CaseFiles:
    """The files of a case that the caller has already found in the actor's scope, and her own that are not sent."""
    return _apart(_OF_CASE.rows(case_id=case_id, staff_id=staff_id))


def _apart(rows: Iterable[Any]) -> CaseFiles:
    sent, waiting = list[AttachedFile](), list[AttachedFile]()
    for sent_at, *columns in rows:
        (waiting if sent_at is None else sent).append(attached_file(*columns))
    return CaseFiles(tuple(sent), tuple(waiting))


def resident_files(case_id: UUID) -> CaseFiles:
    """The files of the resident's own case that have been sent by either side, and her own that are not sent."""
    own = Q(sent_at__isnull=False) | Q(by_kind="resident")
    rows = Attachment.objects.filter(own, case_id=case_id).order_by("received_at", "id")
    return _apart(rows.values_list("sent_at", *FILE_COLUMNS))


def with_files(thread: Iterable[ThreadItem], files: CaseFiles) -> tuple[ThreadItem, ...]:
    """The thread, each message with the files that came with it."""
    by_message: dict[UUID | None, list[AttachedFile]] = {}
    for file in files.sent:
        by_message.setdefault(file.message_id, []).append(file)
    return tuple(
        replace(item, files=tuple(by_message[item.message_id])) if item.message_id in by_message else item
        for item in thread
    )


def files_by_question(files: CaseFiles) -> dict[str, tuple[AttachedFile, ...]]:
    """Those of the files that came with the form, by the question that they answer."""
    found: dict[str, tuple[AttachedFile, ...]] = {}
    for file in files.sent:
        if file.message_id is None:
            found[file.question] = (*found.get(file.question, ()), file)
    return found
