"""What can be recorded about notices."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class NoticeSettled(Event):
    """A notice is being sent, was sent, or could not be."""

    name = "notice.settled"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "notice"
    notice: UUID
    resident: UUID
    channel: str
    state: str


@dataclass(frozen=True, kw_only=True)
class OfficeMailSettled(Event):
    """A mail to an office is queued, being sent, was sent, or could not be."""

    name = "office_mail.settled"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "mail"
    mail: UUID
    kind: str
    state: str
