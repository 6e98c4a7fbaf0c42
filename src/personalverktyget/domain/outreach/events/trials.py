"""What can be recorded about the tests that a sender sends to herself."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.outreach.events.dispatches import DispatchEvent


@dataclass(frozen=True, kw_only=True)
class TrialAsked(DispatchEvent):
    """Its sender sent it to herself as a test, filled in as for ``resident``."""

    name = "dispatch.trial_asked"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialDelivered(DispatchEvent):
    """A test came to who had sent it to herself."""

    name = "dispatch.trial_delivered"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialHalted(DispatchEvent):
    """A test was not what had been asked for, and came to nobody."""

    name = "dispatch.trial_halted"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialOpened(DispatchEvent):
    """Who had sent a test to herself opened it for the first time."""

    name = "dispatch.trial_opened"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialRead(DispatchEvent):
    """Who had sent a test to herself read it."""

    name = "dispatch.trial_read"
    action = LogAction.READ
    trial: UUID
