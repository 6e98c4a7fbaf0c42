"""Where a log review stands, and what leads on: the table that draws buttons, guards services and is drawn in the
documentation (``docs/states/log_review.md``). Pure: no Django here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ReviewState(StrEnum):
    """Where a review stands. What is signed never changes."""

    WAITING = "waiting"
    BEGUN = "begun"
    SIGNED = "signed"


class ReviewAction(StrEnum):
    """What can be done with a review: take an entry up or say something of it, or end it."""

    EXAMINE = "examine"
    SIGN = "sign"


class ReviewKind(StrEnum):
    """Why a review was begun."""

    SCHEDULED = "scheduled"
    BY_HAND = "by_hand"
    SUSPICION = "suspicion"


class Verdict(StrEnum):
    """What a reviewer makes of an entry."""

    JUSTIFIED = "justified"
    UNCLEAR = "unclear"
    SUSPECTED = "suspected"


class Part(StrEnum):
    """How an entry came to be chosen."""

    RANDOM = "random"
    RANKED = "ranked"
    # On suspicion: out of all that is logged about somebody, by the reviewer.
    TAKEN_UP = "taken_up"


_S, _A = ReviewState, ReviewAction
TABLE: Final[Mapping[tuple[ReviewState, ReviewAction], ReviewState]] = {
    (_S.WAITING, _A.EXAMINE): _S.BEGUN,
    (_S.BEGUN, _A.EXAMINE): _S.BEGUN,
    # A review of a period in which nothing was chosen is signed as it stands.
    (_S.WAITING, _A.SIGN): _S.SIGNED,
    (_S.BEGUN, _A.SIGN): _S.SIGNED,
}


def state_after(state: ReviewState, action: ReviewAction) -> ReviewState | None:
    """Where the action leads; ``None`` where it cannot be done."""
    return TABLE.get((state, action))
