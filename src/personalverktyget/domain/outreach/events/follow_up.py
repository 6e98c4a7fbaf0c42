"""What can be recorded about messages that nobody has read or answered: reminders and calls."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.outreach.events.messages import MessageEvent


@dataclass(frozen=True, kw_only=True)
class MessageReminded(MessageEvent):
    """A resident was reminded of a message; ``step`` and ``count`` say how."""

    name = "message.reminded"
    step: str
    count: int


@dataclass(frozen=True, kw_only=True)
class CallAsked(MessageEvent):
    """Somebody at the unit is to ring about a message that nobody has read."""

    name = "message.call_asked"


@dataclass(frozen=True, kw_only=True)
class CallRecorded(MessageEvent):
    """Somebody rang about a message; ``outcome`` says where the call stands."""

    name = "message.call_recorded"
    outcome: str


@dataclass(frozen=True, kw_only=True)
class CallsListed(Event):
    """The list of those to ring was shown, with these residents in it."""

    name = "calls.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class FollowUpsLookedAt(Event):
    """The program looked at what was due for so many messages; what was done is told of each."""

    name = "follow_ups.looked_at"
    action = LogAction.WRITE
    resource = "view"
    view: str
    messages: int
