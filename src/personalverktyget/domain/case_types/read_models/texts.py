"""Search and change in all texts of a region."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.case_types.text_places import TextPlace


@dataclass(frozen=True, slots=True)
class TextsFound:
    """A case type where a text stands: in what would be published next, and in what is settled beside it."""

    case_type_id: UUID
    name: str
    live: int
    is_withdrawn: bool
    # The form of a question in messages, which stands on no card.
    is_asked: bool
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
