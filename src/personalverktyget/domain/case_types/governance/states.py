"""Where what is decided about case types stands, and what leads on. Pure.

Publications are drawn in ``docs/states/publication.md``. Requests and consultations have one open state each.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PublicationState(StrEnum):
    """Where a publication stands. ``stopped``: its time came, and it could not be published."""

    AWAITING_APPROVAL = "awaiting_approval"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    SENT_BACK = "sent_back"
    CANCELLED = "cancelled"
    STOPPED = "stopped"


class PublicationAction(StrEnum):
    """What can be done to one. Approving one whose time has come is to publish it."""

    APPROVE = "approve"
    SEND_BACK = "send_back"
    MOVE = "move"
    CANCEL = "cancel"
    PUBLISH = "publish"
    STOP = "stop"


class RequestState(StrEnum):
    """Where a unit's request to have a central case type taken away stands. All but ``asked`` are ends."""

    ASKED = "asked"
    GRANTED = "granted"
    DECLINED = "declined"
    RETRACTED = "retracted"


class ConsultationState(StrEnum):
    """Where a consultation of the national level stands. All but ``open`` are ends."""

    OPEN = "open"
    ANSWERED = "answered"
    CALLED_OFF = "called_off"


class Outcome(StrEnum):
    """What the national level thinks of a central case type."""

    NO_OBJECTION = "no_objection"
    CHANGES_WANTED = "changes_wanted"
    ADVISED_AGAINST = "advised_against"


class Obstacle(StrEnum):
    """Why a publication could not go on when its time had come."""

    NOT_SOUND = "not_sound"
    EXAMPLES_DEVIATE = "examples_deviate"
    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"
    NEEDS_SECOND_PERSON = "needs_second_person"
    CONTENT_DIFFERS = "content_differs"
    SAYS_THE_SAME = "says_the_same"


_S, _A = PublicationState, PublicationAction
TABLE: Final[Mapping[tuple[PublicationState, PublicationAction], PublicationState]] = {
    (_S.AWAITING_APPROVAL, _A.APPROVE): _S.SCHEDULED,
    (_S.AWAITING_APPROVAL, _A.SEND_BACK): _S.SENT_BACK,
    (_S.AWAITING_APPROVAL, _A.MOVE): _S.AWAITING_APPROVAL,
    (_S.AWAITING_APPROVAL, _A.CANCEL): _S.CANCELLED,
    (_S.SCHEDULED, _A.MOVE): _S.SCHEDULED,
    (_S.SCHEDULED, _A.CANCEL): _S.CANCELLED,
    (_S.SCHEDULED, _A.PUBLISH): _S.PUBLISHED,
    (_S.SCHEDULED, _A.STOP): _S.STOPPED,
}
WAITING: Final = (_S.AWAITING_APPROVAL, _S.SCHEDULED)
# Those that a second person has had to say yes to, where one is asked for.
DECIDED: Final = (_S.SCHEDULED, _S.PUBLISHED, _S.STOPPED)


def state_after(state: PublicationState, action: PublicationAction) -> PublicationState | None:
    """Where the action leads, or None where it is not possible."""
    return TABLE.get((state, action))
