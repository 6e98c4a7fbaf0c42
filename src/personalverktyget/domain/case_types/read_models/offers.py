"""What a unit offers of a case type, and how the region's change fits it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from personalverktyget.domain.case_types.audience import Audience


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
