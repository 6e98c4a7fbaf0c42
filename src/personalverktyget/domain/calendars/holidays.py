"""The days off of the Swedish calendar, computed for any year.

By law (1989:253 om allmänna helgdagar) and by custom: Midsummer, Christmas and New Year's Eve are days off almost
everywhere, but a unit may say that it works on them. Half days (the afternoon before Epiphany, Good Friday and so on)
and squeeze days are working days.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final


class Holiday(StrEnum):
    """A day off by name. The web layer puts it in words."""

    NEW_YEARS_DAY = "new_years_day"
    EPIPHANY = "epiphany"
    GOOD_FRIDAY = "good_friday"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    MAY_DAY = "may_day"
    ASCENSION_DAY = "ascension_day"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    NATIONAL_DAY = "national_day"
    MIDSUMMER_EVE = "midsummer_eve"
    MIDSUMMER_DAY = "midsummer_day"
    ALL_SAINTS_DAY = "all_saints_day"
    CHRISTMAS_EVE = "christmas_eve"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"
    NEW_YEARS_EVE = "new_years_eve"


class Eve(StrEnum):
    """The eves on which a unit may choose to work."""

    MIDSUMMER = Holiday.MIDSUMMER_EVE.value
    CHRISTMAS = Holiday.CHRISTMAS_EVE.value
    NEW_YEAR = Holiday.NEW_YEARS_EVE.value


SATURDAY: Final = 5
# From 2005 the National Day is a day off in the place of Whit Monday.
NATIONAL_DAY_SINCE: Final = 2005


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, leap_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    to_sunday = (32 + 2 * leap_rest + 2 * quarter - epact - quarter_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first(weekday: int, since: date) -> date:
    """The first day of that weekday on or after a date."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


@cache
def holidays(year: int) -> Mapping[date, Holiday]:
    """Every day off of the year that has a name, the three eves among them. Weekends are not listed."""
    easter = easter_sunday(year)
    midsummer = _first(SATURDAY, date(year, 6, 20))
    found = {
        date(year, 1, 1): Holiday.NEW_YEARS_DAY,
        date(year, 1, 6): Holiday.EPIPHANY,
        date(year, 5, 1): Holiday.MAY_DAY,
        easter - timedelta(days=2): Holiday.GOOD_FRIDAY,
        easter: Holiday.EASTER_SUNDAY,
        easter + timedelta(days=1): Holiday.EASTER_MONDAY,
        easter + timedelta(days=39): Holiday.ASCENSION_DAY,
        easter + timedelta(days=49): Holiday.WHIT_SUNDAY,
        midsummer - timedelta(days=1): Holiday.MIDSUMMER_EVE,
        midsummer: Holiday.MIDSUMMER_DAY,
        _first(SATURDAY, date(year, 10, 31)): Holiday.ALL_SAINTS_DAY,
        date(year, 12, 24): Holiday.CHRISTMAS_EVE,
        date(year, 12, 25): Holiday.CHRISTMAS_DAY,
        date(year, 12, 26): Holiday.BOXING_DAY,
        date(year, 12, 31): Holiday.NEW_YEARS_EVE,
    }
    if year >= NATIONAL_DAY_SINCE:
        found.setdefault(date(year, 6, 6), Holiday.NATIONAL_DAY)
    else:
        found[easter + timedelta(days=50)] = Holiday.WHIT_MONDAY
    return MappingProxyType(dict(sorted(found.items())))
