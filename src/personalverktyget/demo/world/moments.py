"""When things happen in the demo: residents write at all hours, most on weekday mornings; units work when open."""

import random
from datetime import date, datetime, timedelta
from typing import Final

from personalverktyget.base.clock import local
from personalverktyget.domain.calendars.opening_hours import OpeningHours, moment
from personalverktyget.domain.calendars.working_days import WorkingCalendar

CALENDAR: Final = WorkingCalendar()
# How many of a day's cases come in each hour, from midnight.
HOURS: Final = (1, 1, 0, 0, 0, 1, 4, 9, 22, 20, 16, 12, 8, 8, 7, 6, 5, 4, 4, 5, 6, 5, 4, 2)
# The same for the days of the week, from Monday.
WEEK: Final = (13, 11, 10, 10, 9, 3, 4)
LAST: Final = timedelta(seconds=90)


class Moments:
    """Draws moments up to ``now`` for one unit."""

    def __init__(self, rng: random.Random, now: datetime, hours: OpeningHours) -> None:
        self.random = rng
        self.now = now
        self.hours = hours

    def sent_within(self, days: int) -> datetime:
        """A moment within the last ``days`` days when a resident sends a case."""
        today = local(self.now).date()
        candidates = [today - timedelta(days=back) for back in range(days)]
        weights = [3 if CALENDAR.holiday(day) else WEEK[day.weekday()] for day in candidates]
        return self.sent_on(self.random.choices(candidates, weights)[0])

    def sent_on(self, day: date) -> datetime:
        """A moment of that day when a resident sends a case; on this very day one that has passed."""
        hours = len(HOURS)
        if day >= local(self.now).date():
            hours = max(1, local(self.now).hour)
        hour = self.random.choices(range(hours), [weight + 0.01 for weight in HOURS[:hours]])[0]
        at = moment(day, hour * 60 + self.random.randint(0, 59)) + timedelta(seconds=self.random.randint(0, 59))
        return min(at, self.now - LAST * self.random.uniform(1, 9))

    def working_days_ago(self, count: int) -> date:
        """The day that lies ``count`` working days back; today for none."""
        day = local(self.now).date()
        for _ in range(count):
            day -= timedelta(days=1)
            while not CALENDAR.is_working_day(day):
                day -= timedelta(days=1)
        return day

    def at_work(self, after: datetime, least: float, most: float) -> datetime:
        """A moment between ``least`` and ``most`` hours after another, put off till the unit is open and staffed."""
        wished = after + timedelta(hours=self.random.triangular(least, most, least))
        if self.hours.is_open(wished, CALENDAR):
            return wished
        opens = self.hours.next_opening(wished, CALENDAR)
        return (opens or wished) + timedelta(minutes=self.random.uniform(2, 100))

    def at_home(self, after: datetime, least: float, most: float) -> datetime:
        """A moment between ``least`` and ``most`` hours after another, by day or in the evening."""
        wished = after + timedelta(hours=self.random.triangular(least, most, least))
        here = local(wished)
        if here.hour < 6:
            return moment(here.date(), 6 * 60) + timedelta(minutes=self.random.uniform(10, 300))
        return wished
