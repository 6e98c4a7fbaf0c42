"""What can be recorded about message templates."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class TemplateEvent(Event):
    """Something done to a template. ``unit`` is empty for what is central."""

    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "template"
    template: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class TemplateCreated(TemplateEvent):
    """A template was begun, from nothing or as a copy of another."""

    name = "message_template.created"
    code: str
    copy_of: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class TemplateDraftChanged(TemplateEvent):
    """What is to be published next was written, or thrown away: ``operation`` says which."""

    name = "message_template.draft_changed"
    operation: str


@dataclass(frozen=True, kw_only=True)
class TemplatePublished(TemplateEvent):
    """A version of a template was published; ``restores`` is the earlier one that it says the same as."""

    name = "message_template.published"
    code: str
    version: int
    restores: int | None = None


@dataclass(frozen=True, kw_only=True)
class TemplateWithdrawn(TemplateEvent):
    """A template was taken away: nothing more is sent with it."""

    name = "message_template.withdrawn"


@dataclass(frozen=True, kw_only=True)
class TemplateRestored(TemplateEvent):
    """A template that was withdrawn can be sent with again."""

    name = "message_template.restored"


@dataclass(frozen=True, kw_only=True)
class TemplateReviewed(TemplateEvent):
    """Somebody went through what a template says, and it stands."""

    name = "message_template.reviewed"
    version: int


@dataclass(frozen=True, kw_only=True)
class TemplateFollowed(TemplateEvent):
    """A unit began to send with a central template."""

    name = "message_template.followed"
    version: int


@dataclass(frozen=True, kw_only=True)
class TemplateLeft(TemplateEvent):
    """A unit stopped following a central template."""

    name = "message_template.left"


@dataclass(frozen=True, kw_only=True)
class TemplateAddedTo(TemplateEvent):
    """A unit changed what it adds to a central template; ``parts`` says where there is something."""

    name = "message_template.added_to"
    parts: str


@dataclass(frozen=True, kw_only=True)
class TemplateLookedAt(TemplateEvent):
    """A unit looked at what the region had changed in a central template."""

    name = "message_template.looked_at"
    version: int
