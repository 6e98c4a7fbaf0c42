"""When a unit is to go through one of its own case types again: a year after it last did. Pure."""

from datetime import date, datetime, timedelta
from typing import Final

from personalverktyget.base.clock import local

# Nothing that was published later can be due.
AT_LEAST: Final = timedelta(days=364)


def last_reviewed(published_at: datetime, reviewed_at: datetime | None) -> datetime:
    """Publishing is going through it, and so is saying so."""
    return max(published_at, reviewed_at) if reviewed_at else published_at


def due_on(reviewed_at: datetime) -> date:
    """The same day a year later; what was done on a leap day is due on the last of February."""
    day = local(reviewed_at).date()
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)
