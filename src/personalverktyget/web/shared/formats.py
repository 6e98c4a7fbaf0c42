"""Times, days and numbers as people read them, ready for a template: "i dag 14.05", "2 dagar försenat", "1 250".

Written for long lists: two small tables of words instead of a look-up in the catalogue per word, and one call per cell.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

from django.utils.translation import get_language

from personalverktyget.base import clock
from personalverktyget.base.identity_numbers import written
from personalverktyget.domain.calendars.response_time import Target
from personalverktyget.domain.calendars.target_text import read_target

NO_BREAK_SPACE: Final = "\u00a0"
Level = Literal["late", "today", "tomorrow", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one language says, and how it parts hours, minutes and thousands."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    today: str
    tomorrow: str
    yesterday: str
    before: str
    late_since: str
    late_one_day: str
    late_days: str
    hour_sign: str
    thousands: str
    decimal_sign: str
    within_days: tuple[str, str]
    within_hours: tuple[str, str]
    at_most: str
    hours: tuple[str, str]
    minutes: tuple[str, str]


_SWEDISH: Final = Words(
    weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    months=(
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    today="i dag",
    tomorrow="i morgon",
    yesterday="i går",
    before="{day} före {time}",
    late_since="försenat sedan {time}",
    late_one_day="1 dag försenat",
    late_days="{days} dagar försenat",
    hour_sign=".",
    thousands=NO_BREAK_SPACE,
    decimal_sign=",",
    within_days=("inom 1 arbetsdag", "inom {count} arbetsdagar"),
    within_hours=("inom 1 timme när mottagningen är öppen", "inom {count} timmar när mottagningen är öppen"),
    at_most="{hours}, och alltid {days}",
    hours=("1 timme", "{count} timmar"),
    minutes=("1 minut", "{count} minuter"),
)
_ENGLISH: Final = Words(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    today="today",
    tomorrow="tomorrow",
    yesterday="yesterday",
    before="{day} before {time}",
    late_since="overdue since {time}",
    late_one_day="1 day overdue",
    late_days="{days} days overdue",
    hour_sign=":",
    thousands=",",
    decimal_sign=".",
    within_days=("within 1 working day", "within {count} working days"),
    within_hours=("within 1 hour when the unit is open", "within {count} hours when the unit is open"),
    at_most="{hours}, and always {days}",
    hours=("1 hour", "{count} hours"),
    minutes=("1 minute", "{count} minutes"),
)


def words_now() -> Words:
    """Those of the language that is spoken now. To ask once is worth it for a list of a hundred times."""
    return _ENGLISH if (get_language() or "").startswith("en") else _SWEDISH


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a level for colour and shape, the words, the exact time, and that of ``datetime=``."""

    level: Level
    words: str
    exact: str
    iso: str

    def __str__(self) -> str:
        return self.words


def time_of_day(at: datetime) -> str:
    """9.00, 14.05."""
    shown = clock.local(at)
    return _time(shown, words_now())


def time_to_the_second(at: datetime) -> str:
    """14.05.09, for a log."""
    shown, words = clock.local(at), words_now()
    return f"{_time(shown, words)}{words.hour_sign}{shown.second:02d}"


def _time(shown: datetime, words: Words) -> str:
    return f"{shown.hour}{words.hour_sign}{shown.minute:02d}"


def day(when: date, today: date | None = None) -> str:
    """onsdag 25 november, with the year when it is another than this one. A moment counts as its day in Sweden."""
    on = clock.local(when).date() if isinstance(when, datetime) else when
    return _day(on, today or clock.today(), words_now())


def _day(on: date, today: date, words: Words) -> str:
    named = f"{words.weekdays[on.weekday()]} {on.day} {words.months[on.month - 1]}"
    return named if on.year == today.year else f"{named} {on.year}"


def date_only(when: date) -> str:
    """25 november 2026, for what lies far away."""
    on = clock.local(when).date() if isinstance(when, datetime) else when
    return f"{on.day} {words_now().months[on.month - 1]} {on.year}"


def dated(at: datetime) -> str:
    """25 november 2026 14.05, for what is kept."""
    return f"{date_only(at)} {time_of_day(at)}"


def period(first: date, last: date) -> str:
    """oktober 2026, 3–17 oktober 2026, 31 oktober–28 november 2026: what the two days share is said once."""
    words = words_now()
    if (first.year, first.month) == (last.year, last.month):
        month = f"{words.months[last.month - 1]} {last.year}"
        if first.day == 1 and (last + timedelta(days=1)).month != last.month:
            return month
        return f"{last.day} {month}" if first == last else f"{first.day}–{last.day} {month}"
    begun = f"{first.day} {words.months[first.month - 1]}" if first.year == last.year else date_only(first)
    return f"{begun}–{date_only(last)}"


def moment(at: datetime, now: datetime | None = None) -> str:
    """i dag 14.05, i morgon 9.00, i går 16.30, onsdag 25 november 14.05."""
    words, shown = words_now(), clock.local(at)
    today = clock.local(now or clock.now()).date()
    return f"{_near(shown.date(), today, words)} {_time(shown, words)}"


def _near(on: date, today: date, words: Words) -> str:
    match (on - today).days:
        case 0:
            return words.today
        case 1:
            return words.tomorrow
        case -1:
            return words.yesterday
    return _day(on, today, words)


def short(at: datetime, now: datetime | None = None, words: Words | None = None) -> str:
    """i dag 14.05, i går 16.30, ons 25 nov, for narrow columns; the exact time stands behind it."""
    words, shown = words or words_now(), clock.local(at)
    on, today = shown.date(), clock.local(now or clock.now()).date()
    if abs((on - today).days) <= 1:
        return f"{_near(on, today, words)} {_time(shown, words)}"
    return f"{words.weekdays[on.weekday()][:3]} {_short_day(on, today, words)}"


def short_day(when: date, today: date | None = None) -> str:
    """25 nov, with the year when it is another than this one."""
    on = clock.local(when).date() if isinstance(when, datetime) else when
    return _short_day(on, today or clock.today(), words_now())


def _short_day(on: date, today: date, words: Words) -> str:
    named = f"{on.day} {words.months[on.month - 1][:3]}"
    return named if on.year == today.year else f"{named} {on.year}"


def exact(at: datetime, now: datetime | None = None, words: Words | None = None) -> str:
    """onsdag 25 november 17.00, for what stands behind shorter words."""
    words, shown = words or words_now(), clock.local(at)
    return f"{_day(shown.date(), clock.local(now or clock.now()).date(), words)} {_time(shown, words)}"


def iso(at: datetime) -> str:
    """2026-11-25T17:00+01:00, for the ``datetime`` attribute."""
    return clock.local(at).isoformat(timespec="minutes")


def due(at: datetime, now: datetime | None = None, words: Words | None = None) -> Due:
    """i dag före 17.00, i morgon före 17.00, onsdag 25 november, försenat sedan 14.05, 2 dagar försenat."""
    words, shown = words or words_now(), clock.local(at)
    present = now or clock.now()
    today = clock.local(present).date()
    level, said = _due(shown, today, is_late=at <= present, words=words)
    full = f"{_day(shown.date(), today, words)} {_time(shown, words)}"
    return Due(level, said, full, shown.isoformat(timespec="minutes"))


def _due(shown: datetime, today: date, *, is_late: bool, words: Words) -> tuple[Level, str]:
    days = (shown.date() - today).days
    if is_late and days == 0:
        return "late", words.late_since.format(time=_time(shown, words))
    if is_late:
        return "late", words.late_one_day if days == -1 else words.late_days.format(days=-days)
    if days == 0:
        return "today", words.before.format(day=words.today, time=_time(shown, words))
    if days == 1:
        return "tomorrow", words.before.format(day=words.tomorrow, time=_time(shown, words))
    return "later", _day(shown.date(), today, words)


def response_time(target: Target | str) -> str:
    """inom 3 arbetsdagar, from a target or its stored text; empty where there is none."""
    read = read_target(target) if isinstance(target, str) else target
    if read is None:
        return ""
    words = words_now()
    in_hours = _counted(words.within_hours, read.opening_hours or 0)
    in_days = _counted(words.within_days, read.working_days or 0)
    if read.opening_hours is None:
        return in_days
    return in_hours if read.working_days is None else words.at_most.format(hours=in_hours, days=in_days)


def _counted(forms: tuple[str, str], count: int) -> str:
    return forms[0] if count == 1 else forms[1].format(count=count)


def number(value: int | float | Decimal) -> str:
    """1 250 with a space that does not break, 0,5 with a comma."""
    words = words_now()
    return f"{value:,}".replace(",", "\0").replace(".", words.decimal_sign).replace("\0", words.thousands)


def identity_number(value: str) -> str:
    """19121212-1212."""
    return written(value)


def duration(minutes: int) -> str:
    """2 timmar 30 minuter."""
    words = words_now()
    whole, rest = divmod(minutes, 60)
    hours = _counted(words.hours, whole) if whole else ""
    return f"{hours} {_counted(words.minutes, rest) if rest or not whole else ''}".strip()
