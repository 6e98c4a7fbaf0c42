"""T-01: feedback is due on the right day at the right hour, and the program can say why."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.domain.calendars.holidays import Eve, Holiday
from personalverktyget.domain.calendars.opening_hours import OFFICE_HOURS, Interval, OpeningHours
from personalverktyget.domain.calendars.response_time import (
    CEILING,
    StepKind,
    Target,
    closing_moment,
    due_at,
    explain,
    shortest,
)
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from tests.support.examples import examples

CALENDAR = WorkingCalendar()
UNKNOWN = OpeningHours()
THREE_DAYS = Target(working_days=3)


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (at(2026, 11, 23, 0, 0), at(2026, 11, 26, 17)),
        (at(2026, 11, 23, 23, 59), at(2026, 11, 26, 17)),
        (at(2026, 11, 20, 19), at(2026, 11, 25, 17)),
        (at(2026, 11, 21, 10), at(2026, 11, 25, 17)),
        (at(2026, 11, 22, 10), at(2026, 11, 25, 17)),
        (at(2026, 12, 22, 9), at(2026, 12, 29, 17)),
        (at(2026, 12, 30, 9), at(2027, 1, 7, 17)),
        (at(2024, 2, 27, 9), at(2024, 3, 1, 17)),
        (at(2026, 6, 17, 9), at(2026, 6, 23, 17)),
        (at(2026, 4, 1, 9), at(2026, 4, 8, 17)),
        (at(2026, 3, 27, 19), at(2026, 4, 1, 17)),
    ],
)
def test_three_working_days(received: datetime, due: datetime) -> None:
    assert due_at(received, THREE_DAYS, CALENDAR, UNKNOWN) == due


def test_the_day_ends_when_the_unit_closes() -> None:
    hours = OpeningHours.from_json(
        {"wednesday": [["08:00", "12:00"], ["13:00", "15:30"]], "thursday": [["08:00", "24:00"]]}
    )
    assert due_at(at(2026, 11, 20), THREE_DAYS, CALENDAR, hours) == at(2026, 11, 25, 15, 30)
    assert due_at(at(2026, 11, 23), THREE_DAYS, CALENDAR, hours) == at(2026, 11, 26, 23, 59)
    assert due_at(at(2026, 11, 24), THREE_DAYS, CALENDAR, hours) == at(2026, 11, 27, 17)


def test_a_unit_that_works_on_christmas_eve_is_due_a_day_sooner() -> None:
    working = WorkingCalendar(frozenset({Eve.CHRISTMAS}))
    assert due_at(at(2026, 12, 22), THREE_DAYS, working, UNKNOWN) == at(2026, 12, 28, 17)


@pytest.mark.parametrize(
    ("received", "hours", "due"),
    [
        (at(2026, 11, 23, 9, 15), 4, at(2026, 11, 23, 13, 15)),
        (at(2026, 11, 23, 6, 0), 4, at(2026, 11, 23, 12, 0)),
        (at(2026, 11, 23, 15, 0), 4, at(2026, 11, 24, 10, 0)),
        (at(2026, 11, 23, 13, 0), 4, at(2026, 11, 23, 17, 0)),
        (at(2026, 11, 20, 19, 0), 2, at(2026, 11, 23, 10, 0)),
        (at(2026, 12, 23, 16, 0), 2, at(2026, 12, 28, 9, 0)),
    ],
)
def test_opening_hours(received: datetime, hours: int, due: datetime) -> None:
    target = Target(opening_hours=hours)
    assert due_at(received, target, CALENDAR, OFFICE_HOURS) == due
    assert due_at(received, target, CALENDAR, UNKNOWN) == due


def test_opening_hours_over_the_night_when_clocks_change() -> None:
    always = OpeningHours((((Interval(0, 24 * 60)),),) * 7)
    spring = due_at(at(2026, 3, 28, 22), Target(opening_hours=6), CALENDAR, always)
    autumn = due_at(at(2026, 10, 24, 22), Target(opening_hours=6), CALENDAR, always)
    assert local(spring).hour == 5
    assert local(autumn).hour == 3


def test_of_days_and_hours_the_earlier_counts() -> None:
    both = Target(working_days=1, opening_hours=20)
    assert due_at(at(2026, 11, 23, 8), both, CALENDAR, OFFICE_HOURS) == at(2026, 11, 24, 17)
    assert due_at(at(2026, 11, 23, 8), Target(working_days=3, opening_hours=2), CALENDAR, OFFICE_HOURS) == at(
        2026, 11, 23, 10
    )


def test_targets_only_shorten() -> None:
    assert shortest() == CEILING
    assert shortest(None, Target(working_days=5), None) == CEILING
    assert shortest(Target(working_days=2), Target(working_days=1)) == Target(working_days=1)
    assert shortest(Target(opening_hours=2), Target(working_days=9)) == Target(working_days=3, opening_hours=2)


@pytest.mark.parametrize("wrong", [{}, {"working_days": 0}, {"working_days": 91}, {"opening_hours": 0}])
def test_senseless_targets_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"orking days|pening hours"):
        Target(**wrong)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_at(datetime(2026, 11, 23), THREE_DAYS, CALENDAR, UNKNOWN)  # noqa: DTZ001


def test_the_explanation_over_christmas() -> None:
    steps = explain(at(2026, 12, 22, 9), THREE_DAYS, CALENDAR, UNKNOWN)
    assert [(step.day.day, step.kind, step.number, step.holiday) for step in steps] == [
        (22, StepKind.RECEIVED, 0, None),
        (23, StepKind.COUNTED_DAY, 1, None),
        (24, StepKind.HOLIDAY, 0, Holiday.CHRISTMAS_EVE),
        (25, StepKind.HOLIDAY, 0, Holiday.CHRISTMAS_DAY),
        (26, StepKind.HOLIDAY, 0, Holiday.BOXING_DAY),
        (27, StepKind.WEEKEND, 0, None),
        (28, StepKind.COUNTED_DAY, 2, None),
        (29, StepKind.COUNTED_DAY, 3, None),
        (29, StepKind.DUE, 0, None),
    ]


def test_the_explanation_of_hours() -> None:
    hours = OpeningHours.from_json({"monday": [["08:00", "10:00"]], "wednesday": [["08:00", "17:00"]]})
    steps = explain(at(2026, 11, 20, 19), Target(opening_hours=4), CALENDAR, hours)
    assert [(step.day.day, step.kind, step.minutes) for step in steps] == [
        (20, StepKind.RECEIVED, 0),
        (20, StepKind.CLOSED, 0),
        (21, StepKind.WEEKEND, 0),
        (22, StepKind.WEEKEND, 0),
        (23, StepKind.COUNTED_HOURS, 120),
        (24, StepKind.CLOSED, 0),
        (25, StepKind.COUNTED_HOURS, 120),
        (25, StepKind.DUE, 0),
    ]


def test_a_day_when_the_case_waits_for_the_resident_at_closing_is_not_counted() -> None:
    pause = (at(2026, 11, 24, 10), at(2026, 11, 26, 9))
    steps = explain(at(2026, 11, 23), THREE_DAYS, CALENDAR, UNKNOWN, [pause])
    assert [step.kind for step in steps if step.day.day in (24, 25)] == [StepKind.WAITED, StepKind.WAITED]
    assert steps[-1].at == at(2026, 11, 30, 17)


def test_paused_hours_are_not_counted() -> None:
    pauses = [(at(2026, 11, 23, 12), at(2026, 11, 23, 14)), (at(2026, 11, 23, 13), at(2026, 11, 24, 9))]
    due = due_at(at(2026, 11, 23, 10), Target(opening_hours=3), CALENDAR, OFFICE_HOURS, pauses)
    assert due == at(2026, 11, 24, 10)
    whole_day = [(at(2026, 11, 24, 0), at(2026, 11, 25, 0))]
    steps = explain(at(2026, 11, 23, 16), Target(opening_hours=3), CALENDAR, OFFICE_HOURS, whole_day)
    assert StepKind.WAITED in [step.kind for step in steps]


MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2095, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CALENDARS = st.frozensets(st.sampled_from(list(Eve))).map(WorkingCalendar)


@st.composite
def weeks(draw: st.DrawFn) -> OpeningHours:
    """Opening hours with none, one or two intervals a day, that begin and end outside the hour when clocks change."""
    times = st.integers(3 * 12, 24 * 12).map(lambda fives: fives * 5)
    days = []
    for _ in range(7):
        edges = sorted(draw(st.lists(times, unique=True, max_size=4)))
        days.append(tuple(Interval(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)))
    return OpeningHours(tuple(days))


DAY_TARGETS = st.integers(1, 12).map(lambda count: Target(working_days=count))
HOUR_TARGETS = st.integers(1, 8).map(lambda count: Target(opening_hours=count))
TARGETS = DAY_TARGETS | HOUR_TARGETS


@given(MOMENTS, DAY_TARGETS, CALENDARS, weeks())
def test_due_is_on_a_working_day_after_so_many_of_them(
    received: datetime, target: Target, calendar: WorkingCalendar, hours: OpeningHours
) -> None:
    due = due_at(received, target, calendar, hours)
    first, last = local(received).date(), local(due).date()
    between = [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]
    assert calendar.is_working_day(last)
    assert sum(calendar.is_working_day(day) for day in between) == target.working_days
    assert due == closing_moment(last, hours)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=10)), TARGETS, CALENDARS, weeks())
def test_what_comes_later_is_never_due_sooner(
    received: datetime, later: timedelta, target: Target, calendar: WorkingCalendar, hours: OpeningHours
) -> None:
    first = due_at(received, target, calendar, hours)
    assert received < first <= due_at(received + later, target, calendar, hours)


@given(MOMENTS, TARGETS, CALENDARS, weeks())
def test_the_explanation_goes_day_by_day_and_ends_with_the_moment(
    received: datetime, target: Target, calendar: WorkingCalendar, hours: OpeningHours
) -> None:
    steps = explain(received, target, calendar, hours)
    due = due_at(received, target, calendar, hours)
    assert (steps[-1].kind, steps[-1].at) == (StepKind.DUE, due)
    assert steps[0].day == local(received).date()
    assert all(step.day <= following.day <= step.day + timedelta(days=1) for step, following in pairwise(steps))
    counted = [step for step in steps if step.kind is StepKind.COUNTED_DAY]
    assert [step.number for step in counted] == list(range(1, (target.working_days or 0) + 1))


@settings(max_examples=examples(60), deadline=None)
@given(MOMENTS, st.integers(1, 4), CALENDARS, weeks(), st.integers(0, 3000), st.integers(0, 3000))
def test_hours_are_what_counting_minute_by_minute_gives(
    received: datetime, count: int, calendar: WorkingCalendar, hours: OpeningHours, until: int, length: int
) -> None:
    received = received.replace(second=0, microsecond=0)
    pause = (received + timedelta(minutes=until), received + timedelta(minutes=until + length))
    week = OFFICE_HOURS if hours.is_never_open else hours
    due = due_at(received, Target(opening_hours=count), calendar, hours, [pause])
    left, now = count * 60, received
    while left:
        shown = local(now)
        minute = shown.hour * 60 + shown.minute
        is_open = any(span.opens <= minute < span.closes for span in week.on(shown.date(), calendar))
        left -= is_open and not pause[0] <= now < pause[1]
        now += timedelta(minutes=1)
        assert now < received + timedelta(days=600)
    assert due == now


@given(MOMENTS, DAY_TARGETS, weeks(), st.timedeltas(timedelta(0), timedelta(days=20)))
def test_a_pause_never_makes_it_sooner(
    received: datetime, target: Target, hours: OpeningHours, length: timedelta
) -> None:
    paused = due_at(received, target, CALENDAR, hours, [(received, received + length)])
    assert paused >= due_at(received, target, CALENDAR, hours)


@given(st.lists(TARGETS, max_size=4), MOMENTS)
def test_no_target_lengthens_another(targets: list[Target], received: datetime) -> None:
    together = due_at(received, shortest(*targets), CALENDAR, OFFICE_HOURS)
    assert together == min(due_at(received, target, CALENDAR, OFFICE_HOURS) for target in [CEILING, *targets])


def test_the_first_of_january_is_no_trap() -> None:
    """G6: leap days and turns of the year."""
    for year in range(2000, 2100):
        due = due_at(at(year, 12, 31, 23, 59), THREE_DAYS, CALENDAR, UNKNOWN)
        assert date(year + 1, 1, 4) <= local(due).date() <= date(year + 1, 1, 8)
