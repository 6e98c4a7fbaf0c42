"""The files that a dispatch carries: one of each, however many its recipients are."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.attachments.frozen import first_fault
from personalverktyget.domain.attachments.models import Attachment


def files_of(dispatch_id: UUID) -> QuerySet[Attachment]:
    """Its files. Whoever asks has found the dispatch in the actor's scope."""
    return Attachment.objects.filter(gathered_for=dispatch_id, resident__isnull=True)


def settle_files(dispatch_id: UUID, *, seen: frozenset[UUID], at: datetime) -> None:
    """Freeze the files with the dispatch. Raises ``NotPossibleNow`` where they are not those that the sender has seen,
    or where one cannot be read.
    """
    rows = files_of(dispatch_id)
    if set(rows.values_list("id", flat=True)) != seen:
        raise NotPossibleNow(_("Bilagorna har ändrats i en annan flik. Läs igenom meddelandet igen innan du skickar."))
    if fault := first_fault(rows):
        (file,) = attached_files(rows.filter(id=fault[0]))
        raise NotPossibleNow(_("%(name)s går inte att läsa. Ta bort filen och bifoga den igen.") % {"name": file.name})
    rows.update(sent_at=at)


def release_files(dispatch_id: UUID) -> None:
    """Let the files be changed again, with the dispatch."""
    files_of(dispatch_id).update(sent_at=None)
