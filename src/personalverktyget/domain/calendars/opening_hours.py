"""A unit's opening hours, the days that deviate from them, and when it is open in real time (summer time included)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.domain.calendars.working_days import WorkingCalendar

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_MINUTES: Final = 24 * 60
MAX_INTERVALS: Final = 6
SHORTEST_INTERVAL: Final = 5
# A longer closure is no deviation any more; the bounds also keep every search for an open day finite.
LONGEST_DEVIATION: Final = 366
MAX_DEVIATIONS: Final = 100
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
class Deviation:
    """Days with hours of their own, whatever the weekday's are and whether or not they are holidays.

    Without intervals the unit is closed. ``message`` says why, to those who look for care.
    """

    first: date
    last: date
    intervals: tuple[Interval, ...] = ()
    message: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidOpeningHours("ends_before_it_begins")
        if self.length > LONGEST_DEVIATION:
            raise InvalidOpeningHours("too_long")
        _require_order(self.intervals, None)

    @property
    def length(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1

    @property
    def is_closed(self) -> bool:
        """Whether the unit is closed all that time."""
        return not self.intervals

    def to_json(self) -> dict[str, object]:
        """The deviation as a JSON value."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "hours": [list(interval.written) for interval in self.intervals],
            "message": self.message,
        }

    @classmethod
    def from_json(cls, data: object) -> "Deviation":
        """The deviation that a JSON value describes; raises ``InvalidOpeningHours``."""
        if not isinstance(data, Mapping):
            raise InvalidOpeningHours("not_a_day")
        first, last = _day(data.get("first")), _day(data.get("last"))
        return cls(first, last, _intervals(data.get("hours", []), None), str(data.get("message", "")))


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Seven days from Monday, each with its intervals in order, and the days that deviate from them."""

    days: tuple[tuple[Interval, ...], ...] = ((),) * 7
    deviations: tuple[Deviation, ...] = ()

    def __post_init__(self) -> None:
        if len(self.days) != len(WEEKDAYS):
            raise InvalidOpeningHours("not_a_week")
        for weekday, intervals in enumerate(self.days):
            _require_order(intervals, weekday)
        if len(self.deviations) > MAX_DEVIATIONS:
            raise InvalidOpeningHours("too_many")

    @property
    def is_never_open(self) -> bool:
        """Whether no hours of an ordinary week are known."""
        return not any(self.days)

    def deviation(self, day: date) -> Deviation | None:
        """What decides the hours of a day instead of its weekday. Of several the shortest, of equal ones the last."""
        found = None
        for deviation in self.deviations:
            if deviation.first <= day <= deviation.last and (found is None or deviation.length <= found.length):
                found = deviation
        return found

    def on(self, day: date, calendar: WorkingCalendar) -> tuple[Interval, ...]:
        """The intervals of a day: its deviation's; else none on a day off, whatever the weekday's hours are."""
        if deviation := self.deviation(day):
            return deviation.intervals
        return () if calendar.holiday(day) else self.days[day.weekday()]

    def is_closed_specially(self, day: date) -> bool:
        """Whether the unit has said that it is closed on just that day."""
        deviation = self.deviation(day)
        return deviation is not None and deviation.is_closed

    def closing_minute(self, day: date) -> int | None:
        """The minute of the day when the unit closes for the last time, were it no day off."""
        deviation = self.deviation(day)
        intervals = deviation.intervals if deviation else self.days[day.weekday()]
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
        """When the unit opens next, at the earliest at that moment; ``None`` if it does not within a month.

        Where days deviate, it is looked for beyond the longest closure.
        """
        first = local(at).date()
        for days in range(32 if not self.deviations else LONGEST_DEVIATION + 32):
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

    def deviating(self, deviations: tuple[Deviation, ...]) -> "OpeningHours":
        """The same week with these days that deviate from it."""
        return replace(self, deviations=deviations)


def deviations_from_json(data: object) -> tuple[Deviation, ...]:
    """The deviations that a JSON value lists; raises ``InvalidOpeningHours``."""
    if not isinstance(data, list):
        raise InvalidOpeningHours("not_a_day")
    return tuple(Deviation.from_json(entry) for entry in data)


def _day(written: object) -> date:
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        raise InvalidOpeningHours("not_a_day") from error


def _intervals(data: object, weekday: int | None) -> tuple[Interval, ...]:
    if not isinstance(data, list) or len(data) > MAX_INTERVALS:
        raise InvalidOpeningHours("wrong_intervals", weekday)
    return tuple(_interval(entry, weekday) for entry in data)


def _interval(data: object, weekday: int | None) -> Interval:
    if not isinstance(data, list | tuple) or len(data) != 2:
        raise InvalidOpeningHours("wrong_intervals", weekday)
    return Interval(_minute(data[0], weekday), _minute(data[1], weekday))


def _minute(written: object, weekday: int | None) -> int:
    match = _TIME.fullmatch(written) if isinstance(written, str) else None
    minute = int(match[1]) * 60 + int(match[2]) if match else DAY_MINUTES + 1
    if minute > DAY_MINUTES:
        raise InvalidOpeningHours("not_a_time", weekday)
    return minute


def _require_order(intervals: tuple[Interval, ...], weekday: int | None) -> None:
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
