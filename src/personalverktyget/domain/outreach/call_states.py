"""A call that somebody at the unit is to make, and what leads on. Drawn in ``docs/states/call.md``. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class CallState(StrEnum):
    """Where it stands."""

    TO_MAKE = "to_make"
    NOT_ANSWERED = "not_answered"
    MADE = "made"
    NOT_NEEDED = "not_needed"


class CallAction(StrEnum):
    """What can be done. ``drop`` is the program's own: the message was read, or recalled."""

    SPEAK = "speak"
    MISS = "miss"
    UNDO = "undo"
    DROP = "drop"


_S, _A = CallState, CallAction
TABLE: Final[Mapping[tuple[CallState, CallAction], CallState]] = {
    (_S.TO_MAKE, _A.SPEAK): _S.MADE,
    (_S.TO_MAKE, _A.MISS): _S.NOT_ANSWERED,
    (_S.TO_MAKE, _A.DROP): _S.NOT_NEEDED,
    (_S.NOT_ANSWERED, _A.SPEAK): _S.MADE,
    (_S.NOT_ANSWERED, _A.MISS): _S.NOT_ANSWERED,
    (_S.NOT_ANSWERED, _A.DROP): _S.NOT_NEEDED,
    (_S.MADE, _A.UNDO): _S.TO_MAKE,
}
# Those that somebody still has to make.
WAITING: Final = (CallState.TO_MAKE, CallState.NOT_ANSWERED)
