"""What can be recorded about a dispatch that is written, let go, listed and read."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class DispatchEvent(Event):
    """Something done to a dispatch; ``resident`` where it has but one recipient, no ``unit`` where a region sends."""

    action = LogAction.WRITE
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    resident: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DispatchBegun(DispatchEvent):
    """Somebody began to write to a resident, or to many."""

    name = "dispatch.begun"
    template: UUID


@dataclass(frozen=True, kw_only=True)
class DispatchSaved(DispatchEvent):
    """What was written was kept, and is not sent."""

    name = "dispatch.saved"


@dataclass(frozen=True, kw_only=True)
class DispatchTemplateChosen(DispatchEvent):
    """What is being written goes on with another template."""

    name = "dispatch.template_chosen"
    template: UUID


@dataclass(frozen=True, kw_only=True)
class DispatchDiscarded(DispatchEvent):
    """A dispatch that was being prepared was thrown away."""

    name = "dispatch.discarded"
    action = LogAction.DELETE


@dataclass(frozen=True, kw_only=True)
class DispatchReleased(DispatchEvent):
    """A dispatch was let go: it leaves at its time, unless it is taken back before that."""

    name = "dispatch.released"
    basis: str
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchTakenBack(DispatchEvent):
    """A dispatch was taken back before it left."""

    name = "dispatch.taken_back"


@dataclass(frozen=True, kw_only=True)
class DispatchesListed(Event):
    """A list of what a unit has sent was shown, with these residents in it."""

    name = "dispatches.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    residents: tuple[UUID, ...]
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class DispatchRead(DispatchEvent):
    """A dispatch was opened; ``residents`` are guardians who were told of there, since they read in a child's place."""

    name = "dispatch.read"
    action = LogAction.READ
    page: str = "dispatch"
    residents: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AddresseeLookedUp(Event):
    """Somebody looked a resident up by her identity number, to write to her; nobody where there was none."""

    name = "dispatch.addressee_looked_up"
    action = LogAction.READ
    resource = "unit"
    residents: tuple[UUID, ...]
    unit: UUID
