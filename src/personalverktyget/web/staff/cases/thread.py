"""What has happened on a case, ready to be drawn as a conversation."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.cases.kinds import MessageKind
from personalverktyget.domain.cases.read_models import ThreadItem
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow, drawn
from personalverktyget.web.shared.guardians import guardian_name
from personalverktyget.web.shared.words import MESSAGE_KINDS, case_step

NOTE, STEP = "note", "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One thing that was said, noted or done. ``side`` is resident, unit, note or event; ``files`` is drawn."""

    side: str
    who: str
    when: str
    iso: str
    exact: str
    label: str = ""
    text: str = ""
    signature: str = ""
    foot: str = ""
    files: SafeString | str = ""

    @property
    def is_event(self) -> bool:
        """Whether it is a line between what was said."""
        return self.side == "event"

    @property
    def is_note(self) -> bool:
        """Whether the resident never sees it."""
        return self.side == "note"


def bubbles(
    thread: tuple[ThreadItem, ...],
    resident: str,
    moment: datetime,
    rows_of: Callable[[Iterable[AttachedFile]], tuple[FileRow, ...]],
) -> tuple[Bubble, ...]:
    """The thread. ``resident`` is what the person is called on this page."""
    return tuple(replace(_bubble(item, resident, moment), files=drawn(rows_of(item.files))) for item in thread)


def _bubble(item: ThreadItem, resident: str, moment: datetime) -> Bubble:
    when: dict[str, Any] = {
        "when": formats.moment(item.at, moment),
        "iso": formats.iso(item.at),
        "exact": formats.exact(item.at, moment),
    }
    match item.kind:
        case "step":
            return Bubble(side="event", who="", label=case_step(item), text=item.reason, **when)
        case "note":
            return Bubble(side="note", who=item.by, text=item.body, **when)
        case MessageKind.PHONE_CALL:
            label = _("Telefonsamtal med invånaren. Anteckningen syns inte för invånaren")
            return Bubble(side="note", who=item.by, label=label, text=item.body, **when)
        case MessageKind.ANSWER:
            who = resident if item.guardian_id is None else guardian_name(item.by)
            return Bubble(side="resident", who=who, text=item.body, **when)
    return Bubble(
        side="unit",
        who=item.by,
        label=str(MESSAGE_KINDS[MessageKind(item.kind)]),
        text=item.body,
        signature=item.signature,
        foot=_read(item, moment),
        **when,
    )


def _read(item: ThreadItem, moment: datetime) -> str:
    if item.read_at is None:
        return _("Inte läst av invånaren än")
    return _("Läst av invånaren %(when)s") % {"when": formats.moment(item.read_at, moment)}
