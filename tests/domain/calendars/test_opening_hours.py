"""Opening hours are read with care, and open time is real time."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.opening_hours import (
    OFFICE_HOURS,
    InvalidOpeningHours,
    OpeningHours,
    moment,
)
from personalverktyget.domain.calendars.working_days import WorkingCalendar

CALENDAR = WorkingCalendar()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=STOCKHOLM)  # type: ignore[misc,arg-type]


def test_a_journey_as_json() -> None:
    data = {"monday": [["08:00", "12:00"], ["13:00", "17:00"]], "saturday": [["10:00", "24:00"]]}
    hours = OpeningHours.from_json(data)
    assert hours.to_json() == data
    assert OpeningHours.from_json({"monday": [["8.00", "12.30"]]}).to_json() == {"monday": [["08:00", "12:30"]]}
    assert OpeningHours.from_json({}) == OpeningHours()
    assert OpeningHours().is_never_open


@pytest.mark.parametrize(
    ("data", "code", "weekday"),
    [
        ([], "not_a_week", None),
        ({"måndag": []}, "not_a_week", None),
        ({"monday": "8-17"}, "wrong_intervals", 0),
        ({"monday": [["08:00"]]}, "wrong_intervals", 0),
        ({"monday": [["08:00", "09:00"]] * 7}, "wrong_intervals", 0),
        ({"tuesday": [["08:00", "25:00"]]}, "not_a_time", 1),
        ({"tuesday": [["08:00", "24:30"]]}, "not_a_time", 1),
        ({"tuesday": [[8, 17]]}, "not_a_time", 1),
        ({"friday": [["17:00", "08:00"]]}, "closes_before_it_opens", 4),
        ({"friday": [["08:00", "08:00"]]}, "closes_before_it_opens", 4),
        ({"friday": [["08:00", "12:00"], ["11:00", "17:00"]]}, "overlapping", 4),
    ],
)
def test_hours_that_contradict_themselves_are_refused(data: Any, code: str, weekday: int | None) -> None:
    with pytest.raises(InvalidOpeningHours) as caught:
        OpeningHours.from_json(data)
    assert (caught.value.code, caught.value.weekday) == (code, weekday)


def test_open_and_closed() -> None:
    assert OFFICE_HOURS.is_open(at(2026, 11, 23, 8, 0), CALENDAR)
    assert OFFICE_HOURS.is_open(at(2026, 11, 23, 16, 59), CALENDAR)
    assert not OFFICE_HOURS.is_open(at(2026, 11, 23, 17, 0), CALENDAR)
    assert not OFFICE_HOURS.is_open(at(2026, 11, 22, 10, 0), CALENDAR)
    assert not OFFICE_HOURS.is_open(at(2026, 12, 24, 10, 0), CALENDAR)


def test_the_next_opening_skips_days_off() -> None:
    assert OFFICE_HOURS.next_opening(at(2026, 12, 23, 17, 0), CALENDAR) == at(2026, 12, 28, 8, 0)
    assert OFFICE_HOURS.next_opening(at(2026, 11, 23, 8, 0), CALENDAR) == at(2026, 11, 23, 8, 0)
    assert OpeningHours().next_opening(at(2026, 11, 23, 8, 0), CALENDAR) is None


def test_a_night_when_clocks_change_is_as_long_as_it_is() -> None:
    """G6: 29 March 2026 has 23 hours, 25 October 25."""
    always = OpeningHours.from_json({"sunday": [["00:00", "24:00"]]})
    for day, length in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 22), 24)):
        ((opens, closes),) = always.periods(day, CALENDAR)
        assert closes - opens == timedelta(hours=length)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 24 * 60))
def test_a_minute_of_a_day_is_what_clocks_show(day: date, minute: int) -> None:
    shown = moment(day, minute).astimezone(STOCKHOLM)
    gap = shown.hour == 3 and 120 <= minute < 180
    assert gap or (shown.date() - day).days * 1440 + shown.hour * 60 + shown.minute == minute
