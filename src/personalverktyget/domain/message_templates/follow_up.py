"""What happens when a resident does not read a message, or does not answer what it asks. Part of a template. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

LEAST_DAYS: Final = 1
MOST_DAYS: Final = 30
MOST_REMINDERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Days between what is done, and how often. Nought: it is not done."""

    remind_days: int = 0
    reminders: int = 0

    def to_json(self) -> dict[str, Any]:
        """As a version or a draft keeps it."""
        return asdict(self)

    @property
    def is_possible(self) -> bool:
        """Whether it keeps within the limits."""
        if not self.reminders:
            return not self.remind_days
        return LEAST_DAYS <= self.remind_days <= MOST_DAYS and self.reminders <= MOST_REMINDERS


NONE: Final = FollowUp()


def follow_up_from(data: Mapping[str, Any] | None) -> FollowUp:
    """What ``to_json`` wrote; what it did not know of yet is not done."""
    known = data or {}
    return FollowUp(remind_days=int(known.get("remind_days", 0)), reminders=int(known.get("reminders", 0)))
