"""The response clock (T-01): by when feedback is due, and why just then.

The day of receipt is day 0 at any hour. A target in working days ends at the unit's closing time on the last of them;
a target in opening hours counts only time when the unit is open. Where both are set, the earlier moment counts.
A day on which the unit has said that it is closed counts like a day off; a day with other hours ends with them.
Results are in UTC, so that they compare right across the change to and from summer time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from personalverktyget.base.clock import local
from personalverktyget.domain.calendars.holidays import Holiday
from personalverktyget.domain.calendars.opening_hours import (
    DAY_MINUTES,
    OFFICE_HOURS,
    OpeningHours,
    Period,
    moment,
)
from personalverktyget.domain.calendars.working_days import WorkingCalendar

DEFAULT_CLOSING: Final = 17 * 60
MAX_WORKING_DAYS: Final = 90
MAX_OPENING_HOURS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """How soon: in working days, in opening hours, or both, of which the earlier counts."""

    working_days: int | None = None
    opening_hours: int | None = None

    def __post_init__(self) -> None:
        if self.working_days is None and self.opening_hours is None:
            raise ValueError("A target needs working days or opening hours.")
        if self.working_days is not None and not 1 <= self.working_days <= MAX_WORKING_DAYS:
            raise ValueError(f"Working days lie between 1 and {MAX_WORKING_DAYS}.")
        if self.opening_hours is not None and not 1 <= self.opening_hours <= MAX_OPENING_HOURS:
            raise ValueError(f"Opening hours lie between 1 and {MAX_OPENING_HOURS}.")


CEILING: Final = Target(working_days=3)


def shortest(*targets: Target | None, ceiling: Target = CEILING) -> Target:
    """What region, unit and case type ask for together: each may shorten the ceiling, none may lengthen it."""
    named = [ceiling, *(target for target in targets if target is not None)]
    return Target(
        working_days=min((t.working_days for t in named if t.working_days is not None), default=None),
        opening_hours=min((t.opening_hours for t in named if t.opening_hours is not None), default=None),
    )


class StepKind(StrEnum):
    """What a day meant for the clock."""

    RECEIVED = "received"
    COUNTED_DAY = "counted_day"
    COUNTED_HOURS = "counted_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    WAITED = "waited"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the explanation.

    ``number`` is the count of working days so far, ``minutes`` what the day adds to opening hours, ``at`` the moment of
    receipt or the moment when the time is up.
    """

    day: date
    kind: StepKind
    number: int = 0
    minutes: int = 0
    holiday: Holiday | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What decides when the time of a case is up, besides the target.

    ``pauses`` are stretches when the case waited for the resident, each ended; while one goes on, nothing is due.
    """

    calendar: WorkingCalendar
    opening_hours: OpeningHours
    pauses: Sequence[Period]


def due_at(
    received: datetime,
    target: Target,
    calendar: WorkingCalendar,
    opening_hours: OpeningHours,
    pauses: Sequence[Period] = (),
) -> datetime:
    """The moment in UTC when the time is up."""
    steps = explain(received, target, calendar, opening_hours, pauses)
    due = steps[-1].at
    assert due is not None  # The last step always bears the moment; told to the type checker.
    return due


def explain(
    received: datetime,
    target: Target,
    calendar: WorkingCalendar,
    opening_hours: OpeningHours,
    pauses: Sequence[Period] = (),
) -> tuple[Step, ...]:
    """Day by day why the time is up when it is; the last step is the moment itself."""
    if received.tzinfo is None:
        raise ValueError("The moment of receipt must have a time zone.")
    clock = Clock(calendar, opening_hours, pauses)
    explanations = []
    if target.working_days is not None:
        explanations.append(tuple(_by_days(received, target.working_days, clock)))
    if target.opening_hours is not None:
        explanations.append(tuple(_by_hours(received, target.opening_hours, clock)))
    return min(explanations, key=lambda steps: steps[-1].at or received)


def closing_moment(day: date, opening_hours: OpeningHours) -> datetime:
    """When a day ends at the unit: its closing time, five o'clock where none is known, never past the day itself."""
    minute = opening_hours.closing_minute(day) or DEFAULT_CLOSING
    return moment(day, min(minute, DAY_MINUTES - 1))


def _by_days(received: datetime, count: int, clock: Clock) -> Iterator[Step]:
    day = local(received).date()
    yield Step(day=day, kind=StepKind.RECEIVED, at=received)
    number = 0
    while number < count:
        day += timedelta(days=1)
        closes = closing_moment(day, clock.opening_hours)
        if not clock.calendar.is_working_day(day):
            yield _day_off(day, clock.calendar)
        elif clock.opening_hours.is_closed_specially(day):
            yield Step(day=day, kind=StepKind.CLOSED)
        elif any(began <= closes < ended for began, ended in clock.pauses):
            yield Step(day=day, kind=StepKind.WAITED)
        else:
            number += 1
            yield Step(day=day, kind=StepKind.COUNTED_DAY, number=number)
    yield Step(day=day, kind=StepKind.DUE, at=closing_moment(day, clock.opening_hours))


def _day_off(day: date, calendar: WorkingCalendar) -> Step:
    holiday = calendar.holiday(day)
    return Step(day=day, kind=StepKind.HOLIDAY if holiday else StepKind.WEEKEND, holiday=holiday)


def _by_hours(received: datetime, hours: int, clock: Clock) -> Iterator[Step]:
    """Counts open time; office hours where the unit's own are not known."""
    known = clock.opening_hours
    opening_hours = OFFICE_HOURS.deviating(known.deviations) if known.is_never_open else known
    day = local(received).date()
    yield Step(day=day, kind=StepKind.RECEIVED, at=received)
    left = timedelta(hours=hours)
    while True:
        counted = timedelta()
        open_periods = list(opening_hours.periods(day, clock.calendar))
        for began, ended in _without(clock.pauses, open_periods):
            length = ended - max(began, received)
            if length >= left - counted:
                due = max(began, received) + left - counted
                yield Step(day=day, kind=StepKind.COUNTED_HOURS, minutes=_minutes(left))
                yield Step(day=day, kind=StepKind.DUE, at=due)
                return
            counted += max(length, timedelta())
        yield _hours_of_day(day, counted, open_periods, clock)
        left -= counted
        day += timedelta(days=1)


def _hours_of_day(day: date, counted: timedelta, periods: list[Period], clock: Clock) -> Step:
    if counted:
        return Step(day=day, kind=StepKind.COUNTED_HOURS, minutes=_minutes(counted))
    if periods and list(_without(clock.pauses, periods)) != periods:
        return Step(day=day, kind=StepKind.WAITED)
    # Closed all that working day, or already closed when the case came in.
    if periods or clock.calendar.is_working_day(day):
        return Step(day=day, kind=StepKind.CLOSED)
    return _day_off(day, clock.calendar)


def _minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)


def _without(pauses: Sequence[Period], periods: Iterable[Period]) -> Iterator[Period]:
    """The periods with the pauses cut out, in order."""
    for began, ended in periods:
        start = began
        for pause_began, pause_ended in sorted(pauses):
            if pause_ended <= start or pause_began >= ended:
                continue
            if pause_began > start:
                yield start, pause_began
            start = max(start, pause_ended)
        if start < ended:
            yield start, ended
