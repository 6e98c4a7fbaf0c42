"""The hours of a day as people write them: "8–12 och 13.00–16.30", "dygnet runt", nothing for closed."""

import re
from typing import Final

from personalverktyget.domain.calendars.opening_hours import (
    DAY_MINUTES,
    MAX_INTERVALS,
    Interval,
    InvalidOpeningHours,
)

LONGEST: Final = 200
_BETWEEN = re.compile(r"\s*(?:,|;|\n|\boch\b|\band\b|&)\s*")
_TIME = r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_STRETCH = re.compile(rf"{_TIME}\s*(?:-|–|—|−|\btill\b|\bto\b)\s*{_TIME}")
_CLOSED = frozenset({"stängt", "closed", "-", "–"})
_ALL_DAY = frozenset({"dygnet runt", "24 h", "around the clock"})


def read_intervals(text: str) -> tuple[Interval, ...]:
    """The intervals that a text names, in their order; raises ``InvalidOpeningHours``."""
    written = " ".join(text.casefold().split(" ")).strip()
    if len(written) > LONGEST:
        raise InvalidOpeningHours("not_a_time")
    if not written or written in _CLOSED:
        return ()
    if written in _ALL_DAY:
        return (Interval(0, DAY_MINUTES),)
    parts = [part for part in _BETWEEN.split(written) if part]
    if len(parts) > MAX_INTERVALS:
        raise InvalidOpeningHours("wrong_intervals")
    return tuple(_interval(part) for part in parts)


def write_intervals(intervals: tuple[Interval, ...]) -> str:
    """The intervals as one would write them: "8.00–12.00, 13.00–16.30"."""
    return ", ".join(f"{_written(interval.opens)}–{_written(interval.closes)}" for interval in intervals)


def _interval(part: str) -> Interval:
    match = _STRETCH.fullmatch(part.strip())
    if match is None:
        raise InvalidOpeningHours("not_a_time")
    return Interval(_minute(match[1], match[2]), _minute(match[3], match[4]))


def _minute(hour: str, minute: str | None) -> int:
    found = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or found > DAY_MINUTES:
        raise InvalidOpeningHours("not_a_time")
    return found


def _written(minute: int) -> str:
    return f"{minute // 60}.{minute % 60:02d}"
