"""A unit's weekly opening hours, and when it is open in real time, daylight saving counted right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.domain.calendars.working_days import WorkingCalendar

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_MINUTES: Final = 24 * 60
MAX_INTERVALS: Final = 6
SHORTEST_INTERVAL: Final = 5
_TIME = re.compile(r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])")

Period = tuple[datetime, datetime]


class InvalidOpeningHours(ValueError):
    """The hours contradict themselves. ``code`` says how, ``weekday`` (0 is Monday) where."""

    def __init__(self, code: str, weekday: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.weekday = weekday


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of one day, in minutes after midnight; 1440 is midnight at its end."""

    opens: int
    closes: int

    @property
    def written(self) -> tuple[str, str]:
        """The two times as "08:00" and "17:00"."""
        return f"{self.opens // 60:02d}:{self.opens % 60:02d}", f"{self.closes // 60:02d}:{self.closes % 60:02d}"


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Seven days from Monday, each with its intervals in order."""

    days: tuple[tuple[Interval, ...], ...] = ((),) * 7

    def __post_init__(self) -> None:
        if len(self.days) != len(WEEKDAYS):
            raise InvalidOpeningHours("not_a_week")
        for weekday, intervals in enumerate(self.days):
            _require_order(intervals, weekday)

    @property
    def is_never_open(self) -> bool:
        """Whether no hours are known."""
        return not any(self.days)

    def on(self, day: date, calendar: WorkingCalendar) -> tuple[Interval, ...]:
        """The intervals of a day; none on a day off, whatever the weekday's hours are."""
        return () if calendar.holiday(day) else self.days[day.weekday()]

    def closing_minute(self, day: date) -> int | None:
        """The minute of the day when the unit closes for the last time on that weekday."""
        intervals = self.days[day.weekday()]
        return intervals[-1].closes if intervals else None

    def periods(self, day: date, calendar: WorkingCalendar) -> Iterator[Period]:
        """When the unit is open on a day, as moments in UTC."""
        for interval in self.on(day, calendar):
            opens, closes = moment(day, interval.opens), moment(day, interval.closes)
            if opens < closes:
                yield opens, closes

    def is_open(self, at: datetime, calendar: WorkingCalendar) -> bool:
        """Whether the unit is open at a moment."""
        return any(opens <= at < closes for opens, closes in self.periods(local(at).date(), calendar))

    def next_opening(self, at: datetime, calendar: WorkingCalendar) -> datetime | None:
        """When the unit opens next, at the earliest at that moment; ``None`` if it does not within a month."""
        first = local(at).date()
        for days in range(32):
            for opens, _ in self.periods(first + timedelta(days=days), calendar):
                if opens >= at:
                    return opens
        return None

    def to_json(self) -> dict[str, list[list[str]]]:
        """The hours as a JSON value; days without hours are left out."""
        return {
            name: [list(interval.written) for interval in intervals]
            for name, intervals in zip(WEEKDAYS, self.days, strict=True)
            if intervals
        }

    @classmethod
    def from_json(cls, data: object) -> "OpeningHours":
        """The hours that a JSON value describes; raises ``InvalidOpeningHours``."""
        if not isinstance(data, Mapping) or not set(data) <= set(WEEKDAYS):
            raise InvalidOpeningHours("not_a_week")
        return cls(tuple(_intervals(data.get(name, []), weekday) for weekday, name in enumerate(WEEKDAYS)))


def _intervals(data: object, weekday: int) -> tuple[Interval, ...]:
    if not isinstance(data, list) or len(data) > MAX_INTERVALS:
        raise InvalidOpeningHours("wrong_intervals", weekday)
    return tuple(_interval(entry, weekday) for entry in data)


def _interval(data: object, weekday: int) -> Interval:
    if not isinstance(data, list | tuple) or len(data) != 2:
        raise InvalidOpeningHours("wrong_intervals", weekday)
    return Interval(_minute(data[0], weekday), _minute(data[1], weekday))


def _minute(written: object, weekday: int) -> int:
    match = _TIME.fullmatch(written) if isinstance(written, str) else None
    minute = int(match[1]) * 60 + int(match[2]) if match else DAY_MINUTES + 1
    if minute > DAY_MINUTES:
        raise InvalidOpeningHours("not_a_time", weekday)
    return minute


def _require_order(intervals: tuple[Interval, ...], weekday: int) -> None:
    if len(intervals) > MAX_INTERVALS:
        raise InvalidOpeningHours("wrong_intervals", weekday)
    earliest = 0
    for interval in intervals:
        if interval.closes - interval.opens < SHORTEST_INTERVAL:
            raise InvalidOpeningHours("closes_before_it_opens", weekday)
        if interval.opens < earliest:
            raise InvalidOpeningHours("overlapping", weekday)
        earliest = interval.closes
    if earliest > DAY_MINUTES:
        raise InvalidOpeningHours("not_a_time", weekday)


def moment(day: date, minute: int) -> datetime:
    """The moment in UTC when clocks in Sweden show that minute of a day."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)


OFFICE_HOURS: Final = OpeningHours(((Interval(8 * 60, 17 * 60),),) * 5 + ((), ()))
