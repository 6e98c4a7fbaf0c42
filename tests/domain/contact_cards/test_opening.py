"""Opening hours in words: now, until when, when next; and the week."""

from datetime import date, datetime

import pytest

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.organisation.hours import hours_from

SWEDISH = WorkingCalendar()
OFFICE = OpeningHours.from_json(
    {day: [["8.00", "17.00"]] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}
)
LUNCH = OpeningHours.from_json({"monday": [["8.00", "12.00"], ["13.00", "16.30"]]})
ALWAYS = OpeningHours.from_json(
    {day: [["0.00", "24.00"]] for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("hours", "moment", "words", "is_open"),
    [
        (OFFICE, "2026-11-23T08:00", "Öppet nu, stänger 17.00", True),
        (OFFICE, "2026-11-23T16:59", "Öppet nu, stänger 17.00", True),
        (OFFICE, "2026-11-23T17:00", "Stängt nu, öppnar i morgon 8.00", False),
        (OFFICE, "2026-11-23T07:59", "Stängt nu, öppnar 8.00", False),
        (OFFICE, "2026-11-27T18:00", "Stängt nu, öppnar på måndag 8.00", False),
        (OFFICE, "2026-12-23T18:00", "Stängt nu, öppnar på måndag 8.00", False),
        (OFFICE, "2026-12-31T10:00", "Stängt nu, öppnar på måndag 8.00", False),
        (LUNCH, "2026-11-23T12:30", "Stängt nu, öppnar 13.00", False),
        (LUNCH, "2026-11-23T12:00", "Stängt nu, öppnar 13.00", False),
        (LUNCH, "2026-11-23T16:30", "Stängt nu, öppnar måndag 30 november 8.00", False),
        (ALWAYS, "2026-11-23T03:00", "Öppet dygnet runt", True),
        (OpeningHours(), "2026-11-23T10:00", "Ring för öppettider", False),
    ],
)
def test_now_in_words(hours: OpeningHours, moment: str, words: str, is_open: bool) -> None:
    now = opening.open_now(hours, SWEDISH, at(moment))
    assert (now.words, now.is_open) == (words, is_open)


def test_a_holiday_is_closed_whatever_the_weekday() -> None:
    epiphany = opening.open_now(OFFICE, SWEDISH, at("2027-01-06T10:00"))
    assert (epiphany.is_open, epiphany.words) == (False, "Stängt nu, öppnar i morgon 8.00")


def test_the_week_has_seven_days_and_marks_today() -> None:
    week = opening.week(LUNCH, date(2026, 11, 24))
    assert [(day.day, day.hours) for day in week[:2]] == [
        ("måndag", "8.00–12.00 och 13.00–16.30"),
        ("tisdag", "Stängt"),
    ]
    assert [day.day for day in week if day.is_today] == ["tisdag"]
    assert opening.week(OpeningHours(), date(2026, 11, 24)) == ()


def test_days_off_that_come_soon_are_named_where_it_would_be_open() -> None:
    days = list(opening.closed_days(OFFICE, SWEDISH, date(2026, 12, 20)))
    assert days == ["torsdag 24 december", "fredag 25 december", "torsdag 31 december", "fredag 1 januari"]
    assert list(opening.closed_days(LUNCH, SWEDISH, date(2026, 12, 20))) == []


@pytest.mark.parametrize("data", [None, [], {"friday": [["8.00"]]}, {"monday": [["17.00", "8.00"]]}, {"fredag": []}])
def test_hours_that_cannot_be_read_are_not_known(data: object) -> None:
    assert opening.open_now(hours_from(data), SWEDISH, at("2026-11-23T10:00")).words == "Ring för öppettider"
