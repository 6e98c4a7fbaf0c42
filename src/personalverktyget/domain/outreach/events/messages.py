"""What can be recorded about one recipient's message."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageEvent(Event):
    """Something that became of one recipient's message."""

    action = LogAction.WRITE
    resource = "recipient"
    recipient: UUID
    dispatch: UUID
    resident: UUID
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class MessageDelivered(MessageEvent):
    """A message came to a resident's inbox."""

    name = "message.delivered"


@dataclass(frozen=True, kw_only=True)
class MessageNotDelivered(MessageEvent):
    """A message could not come to a resident's inbox."""

    name = "message.not_delivered"
    reason: str


@dataclass(frozen=True, kw_only=True)
class MessageOpened(MessageEvent):
    """A resident opened a message for the first time."""

    name = "message.opened"


@dataclass(frozen=True, kw_only=True)
class MessageFileOpened(MessageEvent):
    """A resident opened a file that came with a message, for the first time."""

    name = "message.file_opened"
    attachment: UUID


@dataclass(frozen=True, kw_only=True)
class MessageRecalled(MessageEvent):
    """A message that nobody had read was taken out of the resident's inbox."""

    name = "message.recalled"


@dataclass(frozen=True, kw_only=True)
class MessageRead(MessageEvent):
    """A resident read a message."""

    name = "message.read"
    action = LogAction.READ


@dataclass(frozen=True, kw_only=True)
class MessagesListed(Event):
    """A resident saw the list of what units have written to her; ``residents`` are children about whom it was."""

    name = "messages.listed"
    action = LogAction.READ
    resource = "resident"
    resident: UUID
    residents: tuple[UUID, ...] = ()
