"""T-01, G6: the calendar against a published table of Swedish days off, 2022 to 2026, day by day."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from personalverktyget.domain.calendars.opening_hours import OFFICE_HOURS, moment
from personalverktyget.domain.calendars.response_time import CEILING, closing_moment, due_at
from personalverktyget.domain.calendars.working_days import WorkingCalendar

TABLE = Path(__file__).parents[2] / "../shared/material/holidays/sweden-2022-2026.json"
pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason=f"no outside material: {TABLE}")
DAYS = [date(2022, 1, 1) + timedelta(days=number) for number in range(365 * 5 + 1)]


def days_off() -> set[date]:
    """The table's days off; half days ("from 2pm") and squeeze days are working days."""
    table = json.loads(TABLE.read_text())
    off = set()
    for day, entry in table.items():
        names = [name.strip() for name in entry.split(";")]
        if any(not name.endswith("(from 2pm)") and name != "Squeeze day" for name in names):
            off.add(date.fromisoformat(day))
    return off | {day for day in DAYS if day.weekday() == 5}


def test_every_day_of_five_years() -> None:
    off, calendar = days_off(), WorkingCalendar()
    assert [day for day in DAYS if calendar.is_working_day(day) is (day in off)] == []


def test_three_working_days_from_every_day() -> None:
    off = days_off()
    for received in DAYS[:-10]:
        left, day = 3, received
        while left:
            day += timedelta(days=1)
            left -= day not in off
        for minute in (0, 12 * 60, 24 * 60 - 1):
            due = due_at(moment(received, minute), CEILING, WorkingCalendar(), OFFICE_HOURS)
            assert due == closing_moment(day, OFFICE_HOURS)
