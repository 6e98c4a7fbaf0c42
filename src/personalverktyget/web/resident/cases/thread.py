"""What has happened on a case, as the resident reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.domain.cases.kinds import MessageKind
from personalverktyget.domain.cases.read_models import CaseForResident, ThreadItem
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """A message or a step. ``sender`` is what the message component calls ``from``."""

    sender: str
    at: datetime
    text: str
    who: str = ""
    label: str = ""
    signature: str = ""
    files: tuple[FileRow, ...] = ()

    @property
    def when(self) -> str:
        """i dag 14.05."""
        return formats.moment(self.at)

    @property
    def exact(self) -> str:
        """måndag 23 november 14.05."""
        return formats.exact(self.at)

    @property
    def iso(self) -> str:
        """For machines."""
        return formats.iso(self.at)


def thread_lines(case: CaseForResident) -> Iterator[ThreadLine]:
    """Oldest first; it begins with that the case was sent."""
    yield ThreadLine(sender="event", at=case.received_at, text=_sent(case))
    for item in case.thread:
        yield _step(item, case.unit) if item.kind == "step" else _message(item, case)


def _sent(case: CaseForResident) -> str:
    if case.guardian_id == case.reader:
        return _("Du skickade ärendet")
    return _("%(name)s skickade ärendet") % {"name": _writer(case, case.guardian_id)}


def _writer(case: CaseForResident, guardian_id: UUID | None) -> str:
    """Who wrote on the resident's side: the reader herself, the child, or a guardian, who is not named to others."""
    if guardian_id == case.reader:
        return _("Du")
    return case.about if guardian_id is None else _("En vårdnadshavare")


def _step(item: ThreadItem, unit: str) -> ThreadLine:
    facts = {"unit": unit, "reason": item.reason}
    if item.action is Action.REOPEN:
        text = _("%(unit)s öppnade ärendet igen") % facts
    elif item.reason:
        text = _("%(unit)s avslutade ärendet: %(reason)s") % facts
    else:
        text = _("%(unit)s avslutade ärendet") % facts
    return ThreadLine(sender="event", at=item.at, text=text)


def _message(item: ThreadItem, case: CaseForResident) -> ThreadLine:
    unit = case.unit
    match item.kind:
        case MessageKind.ANSWER:
            who = _writer(case, item.guardian_id)
            return ThreadLine(sender="resident", at=item.at, text=item.body, who=who, files=rows_of(item.files))
        case MessageKind.PHONE_CALL:
            return ThreadLine(sender="event", at=item.at, text=_("%(unit)s ringde dig") % {"unit": unit})
    label = _("Fråga till dig") if item.kind == MessageKind.COUNTER_QUESTION else ""
    if item.read_at is None:
        label = _("Ny fråga till dig") if label else _("Nytt")
    return ThreadLine(
        sender="unit",
        at=item.at,
        text=item.body,
        who=unit,
        label=label,
        signature=item.signature,
        files=rows_of(item.files),
    )
