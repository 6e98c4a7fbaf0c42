"""What is handed out about units to those who look for care. Public knowledge: no person is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.case_types.text_places import TextPlace


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Whether a unit is open at this moment, and a sentence that says so and what comes next."""

    is_open: bool
    words: str


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day of the week, in words."""

    day: str
    hours: str
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class DeviationLine:
    """Days that deviate from the ordinary week, in words."""

    days: str
    hours: str
    message: str = ""
    is_now: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit among those found."""

    hsa_id: str
    name: str
    kind: str
    town: str
    municipality: str
    open_now: OpenNow
    # Case types of the unit's own that the words asked for occur in.
    matches: tuple[str, ...] = ()
    # Kilometres as the crow flies, where a position is known.
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class CardTextFound:
    """A text on a unit's card in which something was searched for."""

    unit_id: UUID
    unit_name: str
    hsa_id: str
    place: TextPlace


@dataclass(frozen=True, slots=True)
class UnitsFound:
    """A page of the units found, in Swedish order. ``next_after`` leads on; empty where there are no more."""

    rows: tuple[UnitRow, ...]
    next_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardService:
    """What a unit offers, in a line of its card."""

    code: str
    name: str
    summary: str
    local_information: str
    feedback_target: str
    # Why it is closed just now; nothing while it is open.
    closed: str = ""
    # Name and line in the languages that its form is offered in; empty texts are to be read in Swedish.
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """A link to another site on a unit's card. ``place``: so many of the e-services stand before it."""

    name: str
    description: str
    url: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """A unit as those who look for care see it."""

    hsa_id: str
    name: str
    kind: str
    provider: str
    address: str
    postal_code: str
    town: str
    municipality: str
    phone: str
    presentation: str
    open_now: OpenNow
    week: tuple[DayHours, ...]
    closed_days: tuple[str, ...]
    services: tuple[CardService, ...]
    deviations: tuple[DeviationLine, ...] = ()
    phone_week: tuple[DayHours, ...] = ()
    urgent_text: str = ""
    other_information: str = ""
    # Whom the unit is for, in words, where it is not for everybody; and that the reader is not among them.
    who_for: tuple[str, ...] = ()
    links: tuple[LinkLine, ...] = ()
    outside: str = ""

    @property
    def closed_now(self) -> DeviationLine | None:
        """The closure that holds today."""
        return next((line for line in self.deviations if line.is_now and line.is_closed), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """A unit's card as its administrator edits it: what the unit itself says, and what the directory says."""

    unit_id: UUID
    hsa_id: str
    unit_name: str
    presentation: str
    other_information: str
    urgent_text: str
    directory_presentation: str
    has_own_hours: bool
    hours: OpeningHours
    directory_hours: OpeningHours
    phone_hours: OpeningHours
    version: int


@dataclass(frozen=True, slots=True)
class Published:
    """A card as everybody may read it: its facts, a mark that changes with them, and since when they stand there.

    ``at`` is ``None`` for a card that the worker has not come to yet: it is drawn as it is.
    """

    facts: dict[str, Any]
    mark: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a unit's public card stands: since when it says what it says, and whether a change waits."""

    published_at: datetime | None
    is_waiting: bool
    changed_at: datetime | None
    failed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CardVersionRow:
    """A version in the card's history."""

    number: int
    part: str
    saved_at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EService:
    """A case type of a unit as its first page tells of it. ``answered_by``: the promise if it were sent now."""

    offer: Offer
    provider: str
    open_now: OpenNow
    answered_by: datetime
    # Why it cannot be begun just now; nothing while it can.
    closed: str = ""
