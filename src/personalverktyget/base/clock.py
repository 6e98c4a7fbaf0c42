"""The time. One place to ask, so that tests can move it and no naive time ever appears."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from personalverktyget.base.past import told

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return told() or datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment as clocks in Sweden show it."""
    return moment.astimezone(STOCKHOLM)


def today() -> date:
    """The date in Sweden."""
    return local(now()).date()


def moment_in_sweden(on: date, at: time) -> datetime | None:
    """When clocks in Sweden show this; the first time where they do twice, and None where they jump past it."""
    moment = datetime.combine(on, at, STOCKHOLM).astimezone(UTC)
    return moment if local(moment).replace(tzinfo=None) == datetime.combine(on, at) else None
