"""What is handed out about message templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.follow_up import FollowUp
from personalverktyget.domain.message_templates.kinds import TemplateKind


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template as staff choose it."""

    id: UUID
    name: str
    kind: TemplateKind
    is_central: bool
    is_general: bool
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendableTemplate:
    """What is sent with a template now, at one unit: what the unit adds is among it. Variables are not filled."""

    id: UUID
    version_id: UUID
    number: int
    kind: TemplateKind
    is_general: bool
    is_central: bool
    name: str
    subject: str
    body: str
    purpose: str
    use_of_answers: str
    contact: str
    follow_up: FollowUp
    case_type_id: UUID | None
    form_version_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """A template in the list of those who may change it. ``live`` is its version's number, 0 while it has none."""

    id: UUID
    name: str
    kind: TemplateKind
    is_general: bool
    live: int
    published_at: datetime | None
    has_draft: bool
    changed_at: datetime | None
    changed_by: str
    withdrawn_at: datetime | None
    review_due_on: date | None
    # How many units follow it; 0 for a local one.
    followers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralTemplate:
    """A central template in a unit's list. ``has_news``: the region has published what the unit has not looked at."""

    id: UUID
    name: str
    kind: TemplateKind
    summary: str
    is_general: bool
    is_followed: bool
    is_withdrawn: bool
    has_news: bool
    has_additions: bool
    live: int
    published_at: datetime
    review_due_on: date | None


@dataclass(frozen=True, slots=True)
class TemplateVersionRow:
    """A version in the list of a template's versions. ``by`` is empty for what the program brought along."""

    number: int
    name: str
    published_at: datetime
    by: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class TemplateOrigin:
    """What a template was copied from: its name, which version, and what that one has come to since."""

    id: UUID
    name: str
    is_central: bool
    number: int
    latest: int


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """A question's form: the case type, its version's number (0 while it has none), and whether there is a draft."""

    case_type_id: UUID
    live: int
    has_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOverview:
    """A template as those who may change it see it: what is to be published next, or what is live, and all around."""

    id: UUID
    name: str
    kind: TemplateKind
    is_central: bool
    is_general: bool
    owner: str
    content: TemplateContent
    live_content: TemplateContent | None
    live: int
    version: int
    has_draft: bool
    changed_at: datetime | None
    changed_by: str
    # Whether search and change was the last that happened to the draft.
    can_undo: bool
    withdrawn_at: datetime | None
    reviewed_at: datetime | None
    reviewed_by: str
    review_due_on: date | None
    origin: TemplateOrigin | None
    form: TemplateForm | None
    versions: tuple[TemplateVersionRow, ...]
    # The units that follow it, by name.
    followers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedTemplate:
    """A central template as a unit's administrator sees it, whether or not the unit follows it."""

    id: UUID
    name: str
    kind: TemplateKind
    is_general: bool
    owner: str
    content: TemplateContent
    live: int
    published_at: datetime
    withdrawn_at: datetime | None
    review_due_on: date | None
    is_followed: bool
    additions: Mapping[str, str]
    # What the unit has looked at, and what it says; the same as now where there is nothing new.
    seen_number: int
    seen_content: TemplateContent
    # The version of what the unit has added; 0 where it does not follow.
    version: int
    case_type_id: UUID | None

    @property
    def has_news(self) -> bool:
        """Whether the region has published something that the unit has not looked at."""
        return self.is_followed and self.seen_number < self.live


@dataclass(frozen=True, slots=True)
class TemplateTextsFound:
    """A central template where a text stands, in what would be published next."""

    template_id: UUID
    name: str
    is_withdrawn: bool
    draft_changed_at: datetime | None
    draft_changed_by: str
    places: tuple[TextPlace, ...]


@dataclass(frozen=True, slots=True)
class TemplateAdditionFound:
    """A unit's own addition to a central template where a text stands; ``part`` names which of them."""

    unit_name: str
    template_name: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchedTemplates:
    """Where a text stands in a region's templates. ``has_more`` where there are more places than are shown."""

    found: tuple[TemplateTextsFound, ...]
    has_more: bool
    additions: tuple[TemplateAdditionFound, ...]
    has_more_additions: bool
