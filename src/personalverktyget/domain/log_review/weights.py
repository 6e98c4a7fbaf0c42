"""Which weights can be set, and all of them in one line."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.log_review.rules import HEAVIEST, Flag

# Below this, all of them together, hardly anything would be put forward.
LEAST_TOGETHER: Final = 50


def require_sound(weights: Mapping[Flag, int]) -> None:
    """Every flag has a weight within the bounds, and they are not all next to nothing."""
    for flag in Flag:
        if not 0 <= weights.get(flag, -1) <= HEAVIEST:
            raise InvalidInput(_("Skriv ett heltal mellan 0 och 100."), flag.value)
    if sum(weights.values()) < LEAST_TOGETHER:
        raise InvalidInput(_("Vikterna måste tillsammans vara minst 50. Annars lyfts nästan inget fram."), "")


def written(weights: Mapping[Flag, int]) -> str:
    """All of them in one line, for the log."""
    return " ".join(f"{flag.value}={weights[flag]}" for flag in Flag)
