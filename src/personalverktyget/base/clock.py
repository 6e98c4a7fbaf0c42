"""The time. One place to ask, so that tests can move it and no naive time ever appears."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment as clocks in Sweden show it."""
    return moment.astimezone(STOCKHOLM)


def today() -> date:
    """The date in Sweden."""
    return local(now()).date()
