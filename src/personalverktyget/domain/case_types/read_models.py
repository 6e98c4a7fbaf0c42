"""What is handed out about case types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import DraftContent
from personalverktyget.domain.case_types.governance.states import (
    WAITING,
    ConsultationState,
    Obstacle,
    Outcome,
    PublicationState,
    RequestState,
)
from personalverktyget.domain.case_types.settings import CaseTypeSettings
from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.forms.exchange.remarks import Remark
from personalverktyget.domain.forms.outcomes import Deviation


@dataclass(frozen=True, slots=True)
class Offer:
    """A case type that a unit offers, as its contact card and its first page show it."""

    id: UUID
    code: str
    name: str
    summary: str
    description: str
    not_for: str
    terms_text: str
    local_information: str
    feedback_target: str
    is_active: bool
    version: int
    unit_name: str
    unit_hsa_id: str
    unit_phone: str
    case_type_id: UUID
    is_central: bool
    # Who answers for what it asks and says: the region for a central one, the unit for its own.
    owner_name: str
    # Where to turn with questions about a central one.
    contact_address: str
    local_terms: str
    # The unit's own wish alone; ``feedback_target`` is what comes of all of them.
    own_feedback_target: str
    target_without_own: str
    # When it can be begun and sent, as JSON; ``None`` around the clock.
    hours: Any
    closed_message: str
    suggested: tuple[UUID, ...]
    standard_replies: tuple[str, ...]
    # Whom the owner has settled that it is for, and what the unit chose where it may.
    audience: Audience
    is_restricted: bool
    # The version that is live, the languages that it is offered in, and what the cards say in each.
    version_id: UUID
    card_words: Mapping[str, Mapping[str, str]]
    # Its place on the unit's card, among case types and links.
    position: int
    # The owner has published a version that the unit has not looked at yet.
    has_news: bool

    @property
    def is_for_everybody(self) -> bool:
        """Whether a resident meets it without its being handed out to her."""
        if self.audience is Audience.UNIT_CHOOSES:
            return not self.is_restricted
        return self.audience is Audience.EVERYBODY


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text of a central case type that is another since the unit looked at it; ``field`` names it."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AdditionsFit:
    """How what a unit has added stands beside a changed central case type.

    ``settled_replies`` are its standard replies that the region has as fixed alternatives by now; languages are those
    that residents can read the case type in, while what the unit adds is in Swedish.
    """

    shortens_target: bool
    settled_replies: tuple[str, ...]
    languages: tuple[str, ...]
    new_languages: tuple[str, ...]
    gone_languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOutRow:
    """A unit of the region, and how it stands with a central case type there."""

    unit_id: UUID
    name: str
    kind: str
    municipality: str
    is_handed_out: bool
    is_active: bool


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
class Publication:
    """A publication that waits, or how it ended. ``is_own``: the actor asked for it, and cannot be the second person.

    ``draft_differs``: the draft has been changed since; those changes do not go along.
    """

    id: UUID
    state: PublicationState
    fingerprint: str
    version: int
    asked_at: datetime
    asked_by: str
    is_own: bool
    publish_at: datetime | None
    needs_approval: bool
    approved_at: datetime | None
    approved_by: str
    settled_at: datetime | None
    settled_by: str
    remark: str
    obstacle: Obstacle | None
    reason: str
    number: int | None
    draft_differs: bool

    @property
    def waits(self) -> bool:
        """Whether it is still to be published."""
        return self.state in WAITING


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
class LibraryRow:
    """A local case type that its unit lets others copy."""

    case_type_id: UUID
    name: str
    unit_name: str
    summary: str
    description: str
    number: int
    published_at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One of them with all that it says, as a draft that nobody can change."""

    row: LibraryRow
    content: "Draft"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a case type was copied from. ``unit_name`` is empty for a region's; ``latest`` is that one's version now."""

    case_type_id: UUID
    name: str
    unit_name: str
    number: int
    latest: int
    is_in_library: bool


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a case type stands in the library: what is said of it there, "" where it is not."""

    case_type_id: UUID
    name: str
    is_shared: bool
    description: str
    can_be_shared: bool
    copies: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its builders see it. ``undoes`` and ``redoes`` say what the step is (operation, subject), if any."""

    case_type_id: UUID
    case_type_name: str
    is_central: bool
    content: DraftContent
    version: int
    changed_at: datetime
    changed_by: str
    live: int
    based_on: int
    undoes: tuple[str, str] | None
    redoes: tuple[str, str] | None
    # Texts that the owner has settled beside the draft, and that are translated with it.
    settled: Mapping[str, str]
    # How hard to read the region lets its texts be (LIX).
    highest_lix: int


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


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Where a case type's form came from, and what of it has no place in ours."""

    case_type_id: UUID
    case_type_name: str
    is_central: bool
    kind: str
    source: str
    remarks: tuple[Remark, ...]
    at: datetime
    by: str
    has_draft: bool


@dataclass(frozen=True, slots=True)
class ExportedForm:
    """A case type's form as others read it: the name of the file, and what stands in it."""

    file_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """Example answers, and what is otherwise than expected when the draft is tried with them."""

    id: UUID
    name: str
    answers: dict[str, Any]
    deviation: Deviation


@dataclass(frozen=True, slots=True)
class TextsFound:
    """A case type where a text stands: in what would be published next, and in what is settled beside it."""

    case_type_id: UUID
    name: str
    live: int
    is_withdrawn: bool
    has_draft: bool
    draft_changed_at: datetime | None
    draft_changed_by: str
    places: tuple[TextPlace, ...]
    settled: tuple[TextPlace, ...]


@dataclass(frozen=True, slots=True)
class AdditionFound:
    """A unit's own addition to a central case type where a text stands; ``field`` names which of them."""

    unit_name: str
    case_type_name: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchedTexts:
    """Where a text stands in a region. ``has_more`` where there are more places than are shown."""

    found: tuple[TextsFound, ...]
    has_more: bool
    additions: tuple[AdditionFound, ...]
    has_more_additions: bool


@dataclass(frozen=True, slots=True)
class TextsReplaced:
    """What became of the places that were chosen in one case type.

    ``left`` says how many say something else by now, ``by`` whom; ``refused`` why what is settled was left alone.
    """

    case_type_id: UUID
    name: str
    in_draft: int
    settled: int
    left: int
    by: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class DraftToPublish:
    """A draft among several that can be published at once, beside what it would replace.

    ``deviating`` counts the examples that come out otherwise; ``is_only_replaced`` says that nothing but search and
    change has been at work in it.
    """

    draft: Draft
    live_content: DraftContent | None
    deviating: int
    is_only_replaced: bool


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """What became of one of several drafts: the number of its version, or why it was not published."""

    case_type_id: UUID
    name: str
    number: int
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A unit's request to have a central case type taken away. ``offered_id`` is what the unit offers it as."""

    id: UUID
    state: RequestState
    unit_name: str
    case_type_name: str
    case_type_id: UUID
    offered_id: UUID | None
    reason: str
    asked_at: datetime
    asked_by: str
    settled_at: datetime | None
    settled_by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """That the national level was asked about a central case type, and what it answered."""

    id: UUID
    case_type_id: UUID
    case_type_name: str
    region_name: str
    state: ConsultationState
    question: str
    asked_at: datetime
    asked_by: str
    outcome: Outcome | None
    answer: str
    answered_on: date | None
    answered_by: str
    settled_at: datetime | None
    settled_by: str
