"""T-01: the Swedish days off, by the program's own reckoning, against known dates and a well-kept package."""

from datetime import date, timedelta

import holidays as package
import pytest

from personalverktyget.domain.calendars.holidays import Eve, Holiday, easter_sunday, holidays
from personalverktyget.domain.calendars.working_days import WorkingCalendar

NAMES = {
    Holiday.NEW_YEARS_DAY: "Nyårsdagen",
    Holiday.EPIPHANY: "Trettondedag jul",
    Holiday.GOOD_FRIDAY: "Långfredagen",
    Holiday.EASTER_SUNDAY: "Påskdagen",
    Holiday.EASTER_MONDAY: "Annandag påsk",
    Holiday.MAY_DAY: "Första maj",
    Holiday.ASCENSION_DAY: "Kristi himmelsfärdsdag",
    Holiday.WHIT_SUNDAY: "Pingstdagen",
    Holiday.WHIT_MONDAY: "Annandag pingst",
    Holiday.NATIONAL_DAY: "Nationaldagen",
    Holiday.MIDSUMMER_EVE: "Midsommarafton",
    Holiday.MIDSUMMER_DAY: "Midsommardagen",
    Holiday.ALL_SAINTS_DAY: "Alla helgons dag",
    Holiday.CHRISTMAS_EVE: "Julafton",
    Holiday.CHRISTMAS_DAY: "Juldagen",
    Holiday.BOXING_DAY: "Annandag jul",
    Holiday.NEW_YEARS_EVE: "Nyårsafton",
}


@pytest.mark.parametrize("year", range(1990, 2101))
def test_every_year_as_the_package_has_it(year: int) -> None:
    theirs = package.country_holidays("SE", years=year, categories=("public", "de_facto"), language="sv")
    assert set(holidays(year)) == set(theirs)
    for day, name in holidays(year).items():
        assert NAMES[name] in theirs[day]


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1818, (3, 22)), (1943, (4, 25)), (2024, (3, 31)), (2026, (4, 5)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter(year: int, easter: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *easter)


def test_eves_are_days_off_unless_the_unit_works_on_them() -> None:
    eves = {Eve.CHRISTMAS: date(2026, 12, 24), Eve.NEW_YEAR: date(2026, 12, 31), Eve.MIDSUMMER: date(2026, 6, 19)}
    for eve, day in eves.items():
        assert not WorkingCalendar().is_working_day(day)
        working = WorkingCalendar(frozenset({eve}))
        assert working.is_working_day(day)
        assert [other for other in eves.values() if working.is_working_day(other)] == [day]


def test_an_eve_on_a_weekend_is_never_a_working_day() -> None:
    assert not WorkingCalendar(frozenset(Eve)).is_working_day(date(2022, 12, 24))


@pytest.mark.parametrize(
    "day",
    [date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30), date(2026, 5, 15), date(2026, 6, 18), date(2026, 10, 30)],
)
def test_half_days_and_squeeze_days_are_working_days(day: date) -> None:
    assert WorkingCalendar().is_working_day(day)


def test_working_days_are_added_across_christmas() -> None:
    calendar = WorkingCalendar()
    assert calendar.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert calendar.add_working_days(date(2026, 12, 23), 4) == date(2027, 1, 4)
    assert calendar.next_working_day(date(2027, 1, 5)) == date(2027, 1, 7)


def test_no_week_is_without_a_working_day() -> None:
    day, calendar = date(1990, 1, 1), WorkingCalendar()
    while day.year < 2101:
        assert calendar.next_working_day(day) - day <= timedelta(days=6)
        day += timedelta(days=1)
