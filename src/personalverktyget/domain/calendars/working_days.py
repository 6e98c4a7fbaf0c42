"""Which days count as working days at a unit."""

from dataclasses import dataclass
from datetime import date, timedelta

from personalverktyget.domain.calendars.holidays import SATURDAY, Eve, Holiday, holidays


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The Swedish calendar; ``eves_are_working`` names the eves on which the unit works."""

    eves_are_working: frozenset[Eve] = frozenset()

    def holiday(self, day: date) -> Holiday | None:
        """The name of the day off, ``None`` for other days (weekends among them) and for eves that are worked."""
        name = holidays(day.year).get(day)
        return None if name is None or name.value in self.eves_are_working else name

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts: Monday to Friday and not a day off."""
        return day.weekday() < SATURDAY and self.holiday(day) is None

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        following = day + timedelta(days=1)
        while not self.is_working_day(following):
            following += timedelta(days=1)
        return following

    def add_working_days(self, day: date, count: int) -> date:
        """The day on which ``count`` working days have passed after a day, which is day 0."""
        for _ in range(count):
            day = self.next_working_day(day)
        return day
