"""The region's shared library, and where a copy comes from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.case_types.read_models.drafts import Draft


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
    content: Draft


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
