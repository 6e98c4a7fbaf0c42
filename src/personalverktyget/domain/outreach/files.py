"""The files that a dispatch carries: one of each, however many its recipients are."""

import re
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.attachments.frozen import first_fault
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.outreach.models import Dispatch

# A message that says the essential of a file says it in more than a greeting: so many letters, variables not counted.
FEWEST_LETTERS: Final = 60
_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


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


def names_lacking_text(dispatch_id: UUID) -> tuple[str, ...]:
    """The files that are but pictures of pages: who does not see them cannot have them read out."""
    return tuple(file.name for file in attached_files(files_of(dispatch_id).filter(lacks_text=True)))


def require_essentials(dispatch: Dispatch, *, confirms_essentials: bool) -> None:
    """Raise ``InvalidInput`` where a file cannot be read out, unless the message says the essential in text."""
    names = names_lacking_text(dispatch.id)
    if not names:
        return
    if len("".join(_VARIABLE.sub("", dispatch.texts.get("body", "")).split())) < FEWEST_LETTERS:
        words = _(
            "Skriv det viktigaste ur %(names)s i meddelandet, med minst %(count)s tecken. Filen har ingen text som går "
            "att få uppläst."
        )
        raise InvalidInput(words % {"names": ", ".join(names), "count": FEWEST_LETTERS}, "body")
    if not confirms_essentials:
        raise InvalidInput(
            _("Bekräfta att det viktigaste i bilagan står i meddelandet. Står det inte där får du ändra texten."),
            "confirms_essentials",
        )


def release_files(dispatch_id: UUID) -> None:
    """Let the files be changed again, with the dispatch."""
    files_of(dispatch_id).update(sent_at=None)
