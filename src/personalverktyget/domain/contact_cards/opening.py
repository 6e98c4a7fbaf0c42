"""Opening hours in words: now, this week, and the days off that come soon."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.clock import local
from personalverktyget.domain.calendars.opening_hours import (
    DAY_MINUTES,
    Deviation,
    Interval,
    OpeningHours,
    moment,
)
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.contact_cards.read_models import DayHours, DeviationLine, OpenNow

WEEKDAYS: Final[tuple[Promise, ...]] = (
    lazy("måndag"),
    lazy("tisdag"),
    lazy("onsdag"),
    lazy("torsdag"),
    lazy("fredag"),
    lazy("lördag"),
    lazy("söndag"),
)
MONTHS: Final[tuple[Promise, ...]] = (
    lazy("januari"),
    lazy("februari"),
    lazy("mars"),
    lazy("april"),
    lazy("maj"),
    lazy("juni"),
    lazy("juli"),
    lazy("augusti"),
    lazy("september"),
    lazy("oktober"),
    lazy("november"),
    lazy("december"),
)
AHEAD: Final = timedelta(days=14)
# A closed period is told of sooner than a day off: it takes planning.
DEVIATIONS_AHEAD: Final = timedelta(days=60)
_ALL_DAY = Interval(0, DAY_MINUTES)


def open_now(hours: OpeningHours, calendar: WorkingCalendar, at: datetime) -> OpenNow:
    """Whether the unit is open, until when, or when it opens next."""
    today = local(at).date()
    if hours.is_never_open and hours.deviation(today) is None:
        return OpenNow(False, _("Ring för öppettider"))
    for interval in hours.on(today, calendar):
        if moment(today, interval.opens) <= at < moment(today, interval.closes):
            return OpenNow(True, _open_until(interval, today, hours, calendar))
    return OpenNow(False, _closed_until(hours.next_opening(at, calendar), today))


def week(hours: OpeningHours, today: date) -> tuple[DayHours, ...]:
    """The hours of an ordinary week from Monday; nothing where no hours are known."""
    if hours.is_never_open:
        return ()
    return tuple(
        DayHours(str(WEEKDAYS[weekday]), intervals_in_words(intervals), weekday == today.weekday())
        for weekday, intervals in enumerate(hours.days)
    )


def closed_days(hours: OpeningHours, calendar: WorkingCalendar, today: date) -> Iterator[str]:
    """Days off that come soon, on which the unit is otherwise open. Days that deviate have lines of their own."""
    for ahead in range(AHEAD.days + 1):
        day = today + timedelta(days=ahead)
        if hours.days[day.weekday()] and calendar.holiday(day) and hours.deviation(day) is None:
            yield date_in_words(day)


def deviations_soon(hours: OpeningHours, today: date) -> Iterator[DeviationLine]:
    """What deviates now and in the weeks to come."""
    for deviation in sorted(hours.deviations, key=lambda entry: (entry.first, entry.last)):
        if deviation.last >= today and deviation.first <= today + DEVIATIONS_AHEAD:
            yield deviation_line(deviation, today)


def deviation_line(deviation: Deviation, today: date) -> DeviationLine:
    """A deviation in words."""
    return DeviationLine(
        days=_days_in_words(deviation, today),
        hours=intervals_in_words(deviation.intervals),
        message=deviation.message,
        is_now=deviation.first <= today <= deviation.last,
        is_closed=deviation.is_closed,
    )


def _days_in_words(deviation: Deviation, today: date) -> str:
    first, last = (_dated(day, today) for day in (deviation.first, deviation.last))
    if deviation.first == deviation.last:
        return first
    return _("%(first)s till %(last)s") % {"first": first, "last": last}


def _dated(day: date, today: date) -> str:
    return date_in_words(day) if day.year == today.year else f"{date_in_words(day)} {day.year}"


def date_in_words(day: date) -> str:
    """A day of the nearest weeks: "torsdag 24 december"."""
    return _("%(weekday)s %(day)s %(month)s") % {
        "weekday": WEEKDAYS[day.weekday()],
        "day": day.day,
        "month": MONTHS[day.month - 1],
    }


def _open_until(interval: Interval, today: date, hours: OpeningHours, calendar: WorkingCalendar) -> str:
    tomorrow = hours.on(today + timedelta(days=1), calendar)
    if interval == _ALL_DAY and tomorrow == (_ALL_DAY,):
        return _("Öppet dygnet runt")
    return _("Öppet nu, stänger %(time)s") % {"time": _time(interval.closes)}


def _closed_until(opens: datetime | None, today: date) -> str:
    if opens is None:
        return _("Stängt")
    there = local(opens)
    days = (there.date() - today).days
    words = {
        "time": _time(there.hour * 60 + there.minute),
        "weekday": WEEKDAYS[there.weekday()],
        "date": date_in_words(there.date()),
    }
    if days == 0:
        return _("Stängt nu, öppnar %(time)s") % words
    if days == 1:
        return _("Stängt nu, öppnar i morgon %(time)s") % words
    if days < 7:
        return _("Stängt nu, öppnar på %(weekday)s %(time)s") % words
    return _("Stängt nu, öppnar %(date)s %(time)s") % words


def intervals_in_words(intervals: tuple[Interval, ...]) -> str:
    """The hours of a day: "8.00–12.00 och 13.00–16.30"."""
    if not intervals:
        return _("Stängt")
    if intervals == (_ALL_DAY,):
        return _("Dygnet runt")
    return _(" och ").join(f"{_time(interval.opens)}–{_time(interval.closes)}" for interval in intervals)


def _time(minute: int) -> str:
    return _("%(hour)s.%(minute)s") % {"hour": minute // 60, "minute": f"{minute % 60:02d}"}
