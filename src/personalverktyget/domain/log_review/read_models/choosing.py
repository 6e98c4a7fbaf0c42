"""How reviews are made: how often, and what other weights would choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from personalverktyget.domain.log_review.read_models.reviews import FlagCount


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSchedule:
    """How often a unit's log is reviewed. ``waits_from`` is the first day that is over and not reviewed yet."""

    months: int
    reviewed_to: date | None
    waits_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedEntry:
    """Something that weights put forward: its place by the present ones and by those tried; 0 where it has none."""

    before: int
    after: int
    flags: tuple[FlagCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedWeights:
    """What other weights would have chosen of a month at a unit, beside what the present ones choose."""

    unit_name: str
    first_day: date
    last_day: date
    most: int
    chosen: tuple[TriedEntry, ...]
    left_out: tuple[TriedEntry, ...]
    flags_before: Mapping[str, int]
    flags_after: Mapping[str, int]

    @property
    def came_in(self) -> int:
        """How many the present weights do not choose."""
        return sum(not one.before for one in self.chosen)
