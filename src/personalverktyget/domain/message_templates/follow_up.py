"""What happens when a resident does not read a message, or does not answer what it asks. Part of a template. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

LEAST_DAYS: Final = 1
MOST_DAYS: Final = 30
MOST_REMINDERS: Final = 3


class Unread(StrEnum):
    """How far it goes for a message that nobody has read, after the reminders."""

    NOTHING = "nothing"
    NOTICE = "notice"
    CALL = "call"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Days between what is done, and how often. Nought: it is not done."""

    remind_days: int = 0
    reminders: int = 0
    # Days before a new notice, and as many again before what comes after it.
    unread_days: int = 0
    unread: Unread = Unread.NOTHING

    def to_json(self) -> dict[str, Any]:
        """As a version or a draft keeps it."""
        return asdict(self)

    @property
    def is_possible(self) -> bool:
        """Whether it keeps within the limits."""
        return self.reminds_possibly and self.goes_on_possibly

    @property
    def reminds_possibly(self) -> bool:
        """The same for the reminders."""
        if not self.reminders:
            return not self.remind_days
        return LEAST_DAYS <= self.remind_days <= MOST_DAYS and self.reminders <= MOST_REMINDERS

    @property
    def goes_on_possibly(self) -> bool:
        """The same for what comes after them."""
        if self.unread is Unread.NOTHING:
            return not self.unread_days
        return LEAST_DAYS <= self.unread_days <= MOST_DAYS


NONE: Final = FollowUp()


def follow_up_from(data: Mapping[str, Any] | None) -> FollowUp:
    """What ``to_json`` wrote; what it did not know of yet is not done."""
    known = data or {}
    return FollowUp(
        remind_days=int(known.get("remind_days", 0)),
        reminders=int(known.get("reminders", 0)),
        unread_days=int(known.get("unread_days", 0)),
        unread=Unread(known.get("unread", Unread.NOTHING)),
    )
