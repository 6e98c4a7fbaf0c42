"""A target as it is stored: "3d" three working days, "4h" four opening hours, "3d4h" the earlier of both."""

import re

from personalverktyget.domain.calendars.response_time import Target

_WRITTEN = re.compile(r"(?:(\d{1,3})d)?(?:(\d{1,3})h)?")


def read_target(text: str) -> Target | None:
    """The target that was stored; ``None`` for an empty text. Raises ``ValueError`` for anything else."""
    if not text:
        return None
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no target; write 3d, 4h or 3d4h.")
    days, hours = match.groups()
    return Target(working_days=int(days) if days else None, opening_hours=int(hours) if hours else None)


def write_target(target: Target) -> str:
    """The target as it is stored."""
    days = f"{target.working_days}d" if target.working_days is not None else ""
    hours = f"{target.opening_hours}h" if target.opening_hours is not None else ""
    return days + hours
