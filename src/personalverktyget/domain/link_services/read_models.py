"""What is handed out about link services. Public knowledge: no person is in it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from personalverktyget.domain.link_services.content import LinkContent


@dataclass(frozen=True, slots=True)
class OwnLinkService:
    """A link service as its region sees it, and how many units have it."""

    id: UUID
    content: LinkContent
    version: int
    units: int = 0


@dataclass(frozen=True, slots=True)
class UnitWithLink:
    """A unit that has a link service."""

    unit_id: UUID
    hsa_id: str
    name: str


@dataclass(frozen=True, slots=True)
class CardLink:
    """A link on a unit's card, and its place among what the unit offers."""

    id: UUID
    name: str
    description: str
    url: str
    shown: str
    position: int


@dataclass(frozen=True, slots=True)
class CardEntry:
    """What stands in the order of a card: a case type or a link."""

    id: UUID
    name: str
    is_link: bool
    is_shown: bool


class UnitState(StrEnum):
    """What a line of a pasted list of units amounts to."""

    VALID = "valid"
    DOUBLE = "double"
    UNKNOWN = "unknown"
    OUTSIDE = "outside"
    HAS_IT = "has_it"


@dataclass(frozen=True, slots=True)
class CheckedUnit:
    """A line of it."""

    place: int
    hsa_id: str
    state: UnitState
    name: str = ""
    unit_id: UUID | None = None
    double_of: int = 0
