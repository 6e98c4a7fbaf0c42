"""Where a dispatch and each of its recipients stand, and what leads on: the table that draws buttons, guards services
and is drawn in the documentation (``docs/states/dispatch.md``). Pure: no Django here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class DispatchState(StrEnum):
    """Where a dispatch stands. What it says can be changed while it is being prepared, and never afterwards."""

    PREPARING = "preparing"
    CHECKING = "checking"
    FREEZING = "freezing"
    AWAITING_APPROVAL = "awaiting_approval"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    SENT = "sent"


class DispatchAction(StrEnum):
    """What can be done to a dispatch.

    ``checked``, ``begin`` and ``finish`` are the program's own; so are ``submit`` and ``release`` after ``freeze``.
    """

    CHECK = "check"
    CHECKED = "checked"
    CANCEL_CHECK = "cancel_check"
    FREEZE = "freeze"
    SUBMIT = "submit"
    RELEASE = "release"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    TAKE_BACK = "take_back"
    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    FINISH = "finish"
    RETRY = "retry"


class RecipientState(StrEnum):
    """What has become of one recipient's message. Read and answered are facts of their own."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    NOT_REACHED = "not_reached"
    RECALLED = "recalled"
    STOPPED = "stopped"


_S, _A = DispatchState, DispatchAction
TABLE: Final[Mapping[tuple[DispatchState, DispatchAction], DispatchState]] = {
    (_S.PREPARING, _A.CHECK): _S.CHECKING,
    (_S.CHECKING, _A.CHECKED): _S.PREPARING,
    (_S.CHECKING, _A.CANCEL_CHECK): _S.PREPARING,
    (_S.PREPARING, _A.FREEZE): _S.FREEZING,
    (_S.FREEZING, _A.SUBMIT): _S.AWAITING_APPROVAL,
    (_S.FREEZING, _A.RELEASE): _S.SCHEDULED,
    (_S.FREEZING, _A.TAKE_BACK): _S.PREPARING,
    (_S.PREPARING, _A.SUBMIT): _S.AWAITING_APPROVAL,
    (_S.PREPARING, _A.RELEASE): _S.SCHEDULED,
    (_S.AWAITING_APPROVAL, _A.APPROVE): _S.SCHEDULED,
    (_S.AWAITING_APPROVAL, _A.SEND_BACK): _S.PREPARING,
    (_S.AWAITING_APPROVAL, _A.TAKE_BACK): _S.PREPARING,
    (_S.SCHEDULED, _A.TAKE_BACK): _S.PREPARING,
    (_S.SCHEDULED, _A.STOP): _S.STOPPED,
    (_S.SCHEDULED, _A.BEGIN): _S.SENDING,
    (_S.SENDING, _A.PAUSE): _S.PAUSED,
    (_S.PAUSED, _A.RESUME): _S.SENDING,
    (_S.SENDING, _A.STOP): _S.STOPPED,
    (_S.PAUSED, _A.STOP): _S.STOPPED,
    (_S.SENDING, _A.FINISH): _S.SENT,
    (_S.SENT, _A.RETRY): _S.SENDING,
}
# What its writer alone knows of.
UNSENT: Final = frozenset({DispatchState.PREPARING, DispatchState.CHECKING})
# What nothing more happens to by itself.
ENDS: Final = frozenset({DispatchState.STOPPED, DispatchState.SENT})


def state_after(state: DispatchState, action: DispatchAction) -> DispatchState | None:
    """Where the action leads; ``None`` where it cannot be done."""
    return TABLE.get((state, action))
