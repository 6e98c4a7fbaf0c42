"""What can be recorded about attached files. A file's name is what somebody wrote, and so is in no event (L-08)."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class AttachmentEvent(Event):
    """Something done to one file. ``case`` is empty until it is sent, ``resident`` where recipients share the file."""

    action = LogAction.WRITE
    resource = "attachment"
    attachment: UUID
    resident: UUID | None
    unit: UUID
    case: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AttachmentReceived(AttachmentEvent):
    """A file was attached to what somebody is writing; ``virus_check`` says whether a scanner looked at it."""

    name = "attachment.received"
    virus_check: str


@dataclass(frozen=True, kw_only=True)
class AttachmentRemoved(AttachmentEvent):
    """A file was taken away before it was sent, or cleared away with what it was gathered for."""

    name = "attachment.removed"
    action = LogAction.DELETE


@dataclass(frozen=True, kw_only=True)
class AttachmentShown(AttachmentEvent):
    """A file was opened on a page."""

    name = "attachment.shown"
    action = LogAction.READ


@dataclass(frozen=True, kw_only=True)
class AttachmentDownloaded(AttachmentEvent):
    """A file was downloaded."""

    name = "attachment.downloaded"
    action = LogAction.READ


@dataclass(frozen=True, kw_only=True)
class AttachmentRefused(Event):
    """The virus scanner found something in a file, which was not taken in. ``finding`` is its name for it."""

    name = "attachment.refused"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "gathering"
    gathering: UUID
    resident: UUID | None
    unit: UUID
    finding: str
