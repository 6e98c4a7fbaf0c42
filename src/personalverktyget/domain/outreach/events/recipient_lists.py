"""What can be recorded about the list of those whom a dispatch to many is to go to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.outreach.events.dispatches import DispatchEvent


@dataclass(frozen=True, kw_only=True)
class ListUploaded(DispatchEvent):
    """A list that is long was handed in: the worker is to check it."""

    name = "dispatch.list_uploaded"


@dataclass(frozen=True, kw_only=True)
class ListReadThrough(DispatchEvent):
    """A long list was read through: so many rows are to be checked, in place of those of the list before."""

    name = "dispatch.list_read_through"
    rows: int


@dataclass(frozen=True, kw_only=True)
class ListUnreadable(DispatchEvent):
    """A long list could not be read, or not be checked in its sender's name any more."""

    name = "dispatch.list_unreadable"
    problem: str


@dataclass(frozen=True, kw_only=True)
class ListCheckCancelled(DispatchEvent):
    """The check of a long list was broken off, and the list thrown away."""

    name = "dispatch.list_check_cancelled"


@dataclass(frozen=True, kw_only=True)
class RecipientsListed(DispatchEvent):
    """A list of recipients was read and checked; so many of its rows can be sent to."""

    name = "dispatch.recipients_listed"
    rows: int
    valid: int


@dataclass(frozen=True, kw_only=True)
class RecipientsChosen(DispatchEvent):
    """The residents of so many earlier cases were chosen as recipients; by what the cases were chosen, ``among`` how
    many, where somebody had searched for them.
    """

    name = "dispatch.recipients_chosen"
    case_types: tuple[UUID, ...]
    since: date | None
    until: date | None
    standing: str
    handler: UUID | None
    among: int | None
    rows: int


@dataclass(frozen=True, kw_only=True)
class RecipientsChecked(Event):
    """These residents were found by the numbers of a list, or by their cases, and whether they are reached."""

    name = "dispatch.recipients_checked"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class RecipientsShown(Event):
    """Recipients of a dispatch were shown, or rows of its list; ``page`` says where."""

    name = "dispatch.recipients_shown"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None
    page: str


@dataclass(frozen=True, kw_only=True)
class RecipientLeftOut(DispatchEvent):
    """A row of the list was left out, or taken in again."""

    name = "dispatch.recipient_left_out"
    is_left_out: bool


@dataclass(frozen=True, kw_only=True)
class RecipientsConfirmed(Event):
    """Rows of these residents were outside the guidelines, and were taken in for a reason of the sender's."""

    name = "dispatch.recipients_confirmed"
    action = LogAction.WRITE
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID
    ground: str
    because: str


@dataclass(frozen=True, kw_only=True)
class ListExported(Event):
    """The list of a dispatch was taken along as a file; who is in it, each part of it records for itself."""

    name = "dispatch.list_exported"
    action = LogAction.PRINT
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    rows: int
    file: str


@dataclass(frozen=True, kw_only=True)
class ListForgotten(DispatchEvent):
    """The list that a dispatch was made from was removed, some days after it had ended; its outcome is kept."""

    name = "dispatch.list_forgotten"
    rows: int
