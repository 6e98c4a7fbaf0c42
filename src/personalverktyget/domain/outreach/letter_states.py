"""A letter on paper to a resident who has not read a message, and what leads on. Drawn in ``docs/states/letter.md``.

Pure.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class LetterState(StrEnum):
    """Where it stands."""

    TO_PRINT = "to_print"
    PRINTED = "printed"
    POSTED = "posted"
    RETURNED = "returned"
    UNNEEDED = "unneeded"
    IMPOSSIBLE = "impossible"


class LetterAction(StrEnum):
    """What can be done. ``drop`` (it was read, or recalled) and ``give_up`` are the program's own."""

    PRINT = "print"
    POST = "post"
    RETURN = "return"
    DROP = "drop"
    GIVE_UP = "give_up"


_S, _A = LetterState, LetterAction
TABLE: Final[Mapping[tuple[LetterState, LetterAction], LetterState]] = {
    (_S.TO_PRINT, _A.PRINT): _S.PRINTED,
    (_S.TO_PRINT, _A.DROP): _S.UNNEEDED,
    (_S.TO_PRINT, _A.GIVE_UP): _S.IMPOSSIBLE,
    (_S.PRINTED, _A.POST): _S.POSTED,
    (_S.PRINTED, _A.DROP): _S.UNNEEDED,
    (_S.PRINTED, _A.GIVE_UP): _S.IMPOSSIBLE,
    (_S.POSTED, _A.RETURN): _S.RETURNED,
}
# Those that can still be kept from going out.
UNPOSTED: Final = (LetterState.TO_PRINT, LetterState.PRINTED)
# Those that are taken out by hand where they are printed already.
OUT_OF_FILE: Final = (LetterState.UNNEEDED, LetterState.IMPOSSIBLE)


def before(action: LetterAction) -> tuple[LetterState, ...]:
    """The states in which it can be done."""
    return tuple(state for state, done in TABLE if done is action)
