"""T-01: "varför detta datum?" in plain words."""

from datetime import datetime

import time_machine
from django.utils.translation import override

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.holidays import Holiday
from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.calendars.response_time import Target, explain
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.web.shared.clock_words import explanation, holiday_name


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=STOCKHOLM)


def told(received: datetime, target: Target, hours: OpeningHours | None = None) -> list[str]:
    with time_machine.travel(received), override("sv"):
        return explanation(explain(received, target, WorkingCalendar(), hours or OpeningHours()))


def test_days_over_christmas() -> None:
    assert told(at(22, 9), Target(working_days=2)) == [
        "tisdag 22 december: tiden börjar 9.00, den dagen räknas inte",
        "onsdag 23 december: dag 1",
        "torsdag 24 december: helgdag (julafton), räknas inte",
        "fredag 25 december: helgdag (juldagen), räknas inte",
        "lördag 26 december: helgdag (annandag jul), räknas inte",
        "söndag 27 december: helg, räknas inte",
        "måndag 28 december: dag 2",
        "måndag 28 december: tiden är ute 17.00",
    ]


def test_hours() -> None:
    hours = OpeningHours.from_json({"friday": [["08:00", "10:30"]], "monday": [["08:00", "12:00"]]})
    assert told(at(3, 15), Target(opening_hours=3), hours) == [
        "torsdag 3 december: tiden börjar 15.00",
        "torsdag 3 december: stängt, räknas inte",
        "fredag 4 december: 2 timmar 30 minuter öppet",
        "lördag 5 december: helg, räknas inte",
        "söndag 6 december: helg, räknas inte",
        "måndag 7 december: 30 minuter öppet",
        "måndag 7 december: tiden är ute 8.30",
    ]


def test_every_holiday_has_a_name() -> None:
    with override("sv"):
        assert len({holiday_name(holiday) for holiday in Holiday}) == len(Holiday)
