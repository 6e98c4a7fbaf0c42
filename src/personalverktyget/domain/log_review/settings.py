"""How a region's reviews choose, and how often a unit's are made: as set, or as usual."""

from dataclasses import asdict, dataclass
from typing import Any, Self
from uuid import UUID

from personalverktyget.domain.log_review.models import ReviewRules, ReviewSchedule
from personalverktyget.domain.log_review.rules import USUAL_WEIGHTS, Flag, Sizes

USUAL_MONTHS = 1
# The law asks for checks "systematically and again and again" (PDL 4:3). No unit goes longer than this without one.
MOST_MONTHS = 3
DAYS_TO_REVIEW = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """How entries are chosen."""

    weights: dict[Flag, int]
    sizes: Sizes
    days_to_review: int = DAYS_TO_REVIEW
    version: int = 0

    @classmethod
    def usual(cls) -> Self:
        """What holds where nobody has set anything else."""
        return cls(weights=dict(USUAL_WEIGHTS), sizes=Sizes())

    def as_kept(self) -> dict[str, Any]:
        """As a review keeps it: by which rules its entries were chosen."""
        return {"weights": dict(self.weights), "sizes": asdict(self.sizes)}


def choosing_of(region_id: UUID) -> Choosing:
    """How the region's reviews choose now. A flag that is newer than the setting has its usual weight."""
    row = ReviewRules.objects.filter(region_id=region_id).first()
    if row is None:
        return Choosing.usual()
    weights = {flag: int(row.weights.get(flag, USUAL_WEIGHTS[flag])) for flag in Flag}
    sizes = Sizes(
        random_percent=row.random_percent,
        random_least=row.random_least,
        random_most=row.random_most,
        ranked=row.ranked,
    )
    return Choosing(weights=weights, sizes=sizes, days_to_review=row.days_to_review, version=row.version)


def months_of(unit_id: UUID) -> int:
    """How many months each of the unit's scheduled reviews covers."""
    found = ReviewSchedule.objects.filter(unit_id=unit_id).values_list("months", flat=True).first()
    return min(found or USUAL_MONTHS, MOST_MONTHS)
