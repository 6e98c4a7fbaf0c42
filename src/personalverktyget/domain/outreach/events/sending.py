"""What can be recorded about a dispatch while it is sent, and afterwards."""

from dataclasses import dataclass

from personalverktyget.domain.outreach.events.dispatches import DispatchEvent


@dataclass(frozen=True, kw_only=True)
class RecipientsFrozen(DispatchEvent):
    """So many recipients more of a dispatch that was let go were frozen, with what each is to be told."""

    name = "dispatch.recipients_frozen"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchPaused(DispatchEvent):
    """A dispatch was paused while it was being sent."""

    name = "dispatch.paused"


@dataclass(frozen=True, kw_only=True)
class DispatchResumed(DispatchEvent):
    """A dispatch that was paused goes on."""

    name = "dispatch.resumed"


@dataclass(frozen=True, kw_only=True)
class DispatchStopped(DispatchEvent):
    """A dispatch was stopped; so many who had not got it never will."""

    name = "dispatch.stopped"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchRetried(DispatchEvent):
    """A dispatch that was sent is tried again with so many whom it did not reach."""

    name = "dispatch.retried"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class RecallAsked(DispatchEvent):
    """Somebody had all recalled that nobody has read of a dispatch; they are so many that the worker does it."""

    name = "dispatch.recall_asked"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class RecallEnded(DispatchEvent):
    """All that nobody had read was recalled."""

    name = "dispatch.recall_ended"


@dataclass(frozen=True, kw_only=True)
class DispatchSent(DispatchEvent):
    """A dispatch has reached all whom it could reach."""

    name = "dispatch.sent"
    delivered: int
    not_reached: int


@dataclass(frozen=True, kw_only=True)
class DispatchHalted(DispatchEvent):
    """The program stopped a dispatch, since it was not as it had been released; ``reason`` is one of halts.Halt."""

    name = "dispatch.halted"
    reason: str
