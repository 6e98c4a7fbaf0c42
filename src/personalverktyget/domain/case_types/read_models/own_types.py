"""A unit's or a region's own case types: lists, versions, settings, what is due."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.case_types.read_models.library import Origin
from personalverktyget.domain.case_types.read_models.publications import Publication
from personalverktyget.domain.case_types.settings import CaseTypeSettings


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A fixed alternative that handlers answer with, or did."""

    id: UUID
    text: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What the owner of a case type has settled about it."""

    case_type_id: UUID
    name: str
    is_central: bool
    settings: CaseTypeSettings
    version: int
    replies: tuple[OwnReply, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCaseType:
    """A case type in the list of those who may change it. ``live`` is its version's number, 0 while it has none."""

    id: UUID
    name: str
    live: int
    published_at: datetime | None
    has_draft: bool
    changed_at: datetime | None
    changed_by: str
    withdrawn_at: datetime | None
    review_due_on: date | None = None
    # What waits to be published, or could not be: nothing once something else has been published.
    publication: "Publication | None" = None


@dataclass(frozen=True, slots=True)
class ReviewReminder:
    """That an administrator of a unit is to be reminded of going through one of its case types.

    ``about`` is the same for as long as it is the same occasion, person and reminder.
    """

    about: UUID
    is_first: bool
    address: str
    case_type_name: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class CopyableCaseType:
    """A published case type that a copy may be made of."""

    id: UUID
    name: str
    is_central: bool
    # Whose it is, where it comes from the library.
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of a case type's versions. ``by`` is empty for what the program brought along."""

    id: UUID
    number: int
    name: str
    published_at: datetime
    by: str
    is_current: bool
    restores: int | None
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class CaseTypeOverview:
    """A case type with its versions, the latest first, and whether there is a draft."""

    id: UUID
    code: str
    name: str
    is_central: bool
    withdrawn_at: datetime | None
    versions: tuple[VersionRow, ...]
    draft_version: int
    draft_changed_at: datetime | None
    draft_changed_by: str
    was_imported: bool = False
    # The latest one that waits or could not be published, as in ``OwnCaseType``; and all that there have been.
    publication: Publication | None = None
    publications: tuple[Publication, ...] = ()
    needs_second_person: bool = False
    origin: Origin | None = None
    is_shared: bool = False
    # Of a local one that is live: when it was last gone through, by whom where somebody said so, and when it is due.
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    review_due_on: date | None = None
    # It is the form of a question in messages, and stands on no card.
    is_asked: bool = False
