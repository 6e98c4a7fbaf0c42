"""What can be recorded about a dispatch that a second person is to approve."""

from dataclasses import dataclass

from personalverktyget.domain.outreach.events.dispatches import DispatchEvent


@dataclass(frozen=True, kw_only=True)
class DispatchSubmitted(DispatchEvent):
    """A dispatch to so many that it needs it was handed over for approval."""

    name = "dispatch.submitted"
    basis: str
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchApproved(DispatchEvent):
    """Somebody else than who prepared it approved a dispatch."""

    name = "dispatch.approved"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchSentBack(DispatchEvent):
    """A dispatch was sent back to who prepared it, with a remark."""

    name = "dispatch.sent_back"
