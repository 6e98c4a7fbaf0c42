"""How long the log is kept: full calendar years after the year that an entry was made in (L-06)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from personalverktyget.base.clock import local

# HSLF-FS 2016:40 4:9. The database's own function refuses less, too.
LEAST_YEARS: Final = 5


def bounds(month: date) -> tuple[datetime, datetime]:
    """When the month begins and ends in the log, whose months are those of UTC."""
    first = datetime(month.year, month.month, 1, tzinfo=UTC)
    return first, datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=UTC)


def is_over(moment: datetime, years: int, on: datetime) -> bool:
    """Whether what was done at ``moment`` has been kept for so many full calendar years. Read on the Swedish clock."""
    return local(moment).year + years < local(on).year


def month_is_over(month: date, years: int, on: datetime) -> bool:
    """Whether that holds for the last that the month can hold (in December some of next year's first hour)."""
    return is_over(bounds(month)[1] - timedelta(microseconds=1), years, on)


def months_from(oldest: datetime) -> Iterator[date]:
    """The months from that of ``oldest`` on, without end."""
    month = oldest.astimezone(UTC).date().replace(day=1)
    while True:
        yield month
        month = bounds(month)[1].date()
