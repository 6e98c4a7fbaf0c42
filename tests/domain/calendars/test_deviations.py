"""Days that deviate: what is open then, what the clock makes of them, and how they are written."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.domain.calendars.hours_text import read_intervals, write_intervals
from personalverktyget.domain.calendars.opening_hours import (
    OFFICE_HOURS,
    Deviation,
    Interval,
    InvalidOpeningHours,
    OpeningHours,
    deviations_from_json,
)
from personalverktyget.domain.calendars.response_time import StepKind, Target, due_at, explain
from personalverktyget.domain.calendars.working_days import WorkingCalendar

CALENDAR = WorkingCalendar()
THREE_DAYS = Target(working_days=3)
FOUR_HOURS = Target(opening_hours=4)


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM)


def closed(first: str, last: str = "") -> Deviation:
    return Deviation(date.fromisoformat(first), date.fromisoformat(last or first))


@st.composite
def days_intervals(draw: st.DrawFn) -> tuple[Interval, ...]:
    marks = sorted(draw(st.sets(st.integers(0, 288), max_size=6)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(Interval(5 * opens, 5 * closes) for opens, closes in pairs)


@st.composite
def some_deviations(draw: st.DrawFn) -> tuple[Deviation, ...]:
    starts = st.dates(date(2026, 11, 1), date(2027, 2, 1))
    return tuple(
        Deviation(first, first + timedelta(days=draw(st.integers(0, 30))), draw(days_intervals()))
        for first in draw(st.lists(starts, max_size=4))
    )


MOMENTS = st.datetimes(datetime(2026, 10, 20), datetime(2027, 3, 1), timezones=st.just(STOCKHOLM))  # noqa: DTZ001
WEEKS = st.lists(days_intervals(), min_size=7, max_size=7).map(tuple)


def test_a_deviation_decides_instead_of_weekday_and_holiday() -> None:
    open_on_epiphany = Deviation(date(2027, 1, 6), date(2027, 1, 6), (Interval(600, 720),))
    hours = OFFICE_HOURS.deviating((closed("2026-11-24"), open_on_epiphany))
    assert hours.on(date(2026, 11, 23), CALENDAR) == (Interval(480, 1020),)
    assert hours.on(date(2026, 11, 24), CALENDAR) == ()
    assert hours.on(date(2027, 1, 6), CALENDAR) == (Interval(600, 720),)
    assert hours.closing_minute(date(2027, 1, 6)) == 720


def test_of_two_the_shorter_decides_and_of_equal_ones_the_last() -> None:
    summer, one_day = (
        closed("2026-07-01", "2026-07-31"),
        Deviation(date(2026, 7, 15), date(2026, 7, 15), (Interval(480, 720),)),
    )
    for order in ((summer, one_day), (one_day, summer)):
        assert OFFICE_HOURS.deviating(order).on(date(2026, 7, 15), CALENDAR) == (Interval(480, 720),)
    again = Deviation(date(2026, 7, 15), date(2026, 7, 15), (Interval(540, 600),))
    assert OFFICE_HOURS.deviating((one_day, again)).on(date(2026, 7, 15), CALENDAR) == (Interval(540, 600),)


def test_a_day_that_is_closed_does_not_count_and_the_explanation_says_so() -> None:
    hours = OFFICE_HOURS.deviating((closed("2026-11-24"),))
    assert due_at(at(2026, 11, 23), THREE_DAYS, CALENDAR, OFFICE_HOURS) == at(2026, 11, 26, 17)
    assert due_at(at(2026, 11, 23), THREE_DAYS, CALENDAR, hours) == at(2026, 11, 27, 17)
    steps = explain(at(2026, 11, 23), THREE_DAYS, CALENDAR, hours)
    assert [(step.day.day, step.kind) for step in steps[:3]] == [
        (23, StepKind.RECEIVED),
        (24, StepKind.CLOSED),
        (25, StepKind.COUNTED_DAY),
    ]


def test_a_day_with_other_hours_ends_with_them() -> None:
    early = Deviation(date(2026, 11, 26), date(2026, 11, 26), (Interval(480, 720),))
    assert due_at(at(2026, 11, 23), THREE_DAYS, CALENDAR, OFFICE_HOURS.deviating((early,))) == at(2026, 11, 26, 12)


def test_hours_are_counted_when_it_is_open_and_only_then() -> None:
    hours = OFFICE_HOURS.deviating((closed("2026-11-24"),))
    assert due_at(at(2026, 11, 23, 15), FOUR_HOURS, CALENDAR, hours) == at(2026, 11, 25, 10)
    unknown = OpeningHours().deviating((closed("2026-11-24"),))
    assert due_at(at(2026, 11, 23, 15), FOUR_HOURS, CALENDAR, unknown) == at(2026, 11, 25, 10)


def test_the_next_opening_is_found_after_a_long_closure() -> None:
    hours = OFFICE_HOURS.deviating((closed("2026-06-15", "2026-08-09"),))
    assert hours.next_opening(at(2026, 6, 14), CALENDAR) == at(2026, 8, 10, 8)


@settings(deadline=None)
@given(WEEKS, some_deviations(), MOMENTS)
def test_it_is_open_at_a_moment_if_the_days_hours_say_so(
    week: tuple[tuple[Interval, ...], ...], deviations: tuple[Deviation, ...], moment: datetime
) -> None:
    hours, there = OpeningHours(week, deviations), local(moment)
    minute = there.hour * 60 + there.minute
    covering = [entry for entry in deviations if entry.first <= there.date() <= entry.last]
    if there.utcoffset() == local(moment.replace(hour=0, minute=0)).utcoffset():
        expected = any(interval.opens <= minute < interval.closes for interval in hours.on(there.date(), CALENDAR))
        assert hours.is_open(moment, CALENDAR) == expected
    if covering and all(entry.is_closed for entry in covering):
        assert not hours.is_open(moment, CALENDAR)


@settings(deadline=None)
@given(WEEKS, some_deviations(), MOMENTS, st.sampled_from([THREE_DAYS, FOUR_HOURS, Target(working_days=1)]))
def test_the_time_is_never_up_on_a_day_that_is_closed(
    week: tuple[tuple[Interval, ...], ...], deviations: tuple[Deviation, ...], moment: datetime, target: Target
) -> None:
    hours = OpeningHours(week, deviations)
    due = due_at(moment, target, CALENDAR, hours)
    assert not hours.is_closed_specially(local(due).date())
    assert due > moment - timedelta(minutes=1)


@settings(deadline=None)
@given(some_deviations(), MOMENTS, st.dates(date(2026, 11, 1), date(2027, 2, 1)))
def test_to_close_a_day_never_makes_anything_due_sooner(
    deviations: tuple[Deviation, ...], moment: datetime, day: date
) -> None:
    before = OFFICE_HOURS.deviating(tuple(entry for entry in deviations if entry.is_closed))
    after = before.deviating((*before.deviations, Deviation(day, day)))
    for target in (THREE_DAYS, FOUR_HOURS):
        first, then = (due_at(moment, target, CALENDAR, hours) for hours in (before, after))
        assert then >= first
        if day > local(first).date() or day < local(moment).date():
            assert then == first


@given(some_deviations())
def test_what_is_stored_is_read_back(deviations: tuple[Deviation, ...]) -> None:
    assert deviations_from_json([entry.to_json() for entry in deviations]) == deviations


@given(days_intervals())
def test_what_is_written_is_read_back(intervals: tuple[Interval, ...]) -> None:
    assert read_intervals(write_intervals(intervals)) == intervals


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("8-17", [(480, 1020)]),
        ("8.00–12.00 och 13.00–16.30", [(480, 720), (780, 990)]),
        ("kl. 08:00 - 12, 13 till 16.30", [(480, 720), (780, 990)]),
        ("Dygnet runt", [(0, 1440)]),
        ("  Stängt ", []),
        ("", []),
        ("7.30—24", [(450, 1440)]),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, intervals: list[tuple[int, int]]) -> None:
    assert [(found.opens, found.closes) for found in read_intervals(text)] == intervals


@pytest.mark.parametrize("text", ["8", "åtta till fem", "8-25", "8.75-9", "8-12-13", "x" * 500, "8–9," * 9, "8_17"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InvalidOpeningHours):
        read_intervals(text)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"first": "2026-12-24", "last": "2026-12-23"}, "ends_before_it_begins"),
        ({"first": "2026-12-24", "last": "2028-12-23"}, "too_long"),
        ({"first": "i morgon", "last": "2026-12-23"}, "not_a_day"),
        ("x", "not_a_day"),
        ({"first": "2026-12-24", "last": "2026-12-24", "hours": [["9:00", "8:00"]]}, "closes_before_it_opens"),
    ],
)
def test_a_deviation_that_contradicts_itself_is_refused(data: object, code: str) -> None:
    with pytest.raises(InvalidOpeningHours) as refused:
        deviations_from_json([data])
    assert refused.value.code == code
