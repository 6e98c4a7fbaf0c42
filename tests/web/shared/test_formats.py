"""Times, days and numbers read as people say them, in both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import process_time

import pytest
import time_machine
from django.template import Context, Template
from django.utils.translation import override

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.response_time import Target
from personalverktyget.web.shared import formats


def at(month: int, day: int, hour: int = 12, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM).astimezone(UTC)


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(at(11, 23, 10, 30), tick=False), override("sv"):
        yield


@pytest.mark.parametrize(
    ("when", "swedish", "english"),
    [
        (at(11, 23, 14, 5), "i dag 14.05", "today 14:05"),
        (at(11, 24, 9, 0), "i morgon 9.00", "tomorrow 9:00"),
        (at(11, 22, 16, 30), "i går 16.30", "yesterday 16:30"),
        (at(11, 22, 0, 0), "i går 0.00", "yesterday 0:00"),
        (at(11, 25, 14, 5), "onsdag 25 november 14.05", "Wednesday 25 November 14:05"),
        (at(1, 2, 8, 0, 2027), "lördag 2 januari 2027 8.00", "Saturday 2 January 2027 8:00"),
    ],
)
def test_moments(when: datetime, swedish: str, english: str) -> None:
    assert formats.moment(when) == swedish
    with override("en"):
        assert formats.moment(when) == english


@pytest.mark.parametrize(
    ("when", "level", "swedish", "english"),
    [
        (at(11, 23, 17), "today", "i dag före 17.00", "today before 17:00"),
        (at(11, 24, 17), "tomorrow", "i morgon före 17.00", "tomorrow before 17:00"),
        (at(11, 25, 17), "later", "onsdag 25 november", "Wednesday 25 November"),
        (at(11, 23, 10, 30), "late", "försenat sedan 10.30", "overdue since 10:30"),
        (at(11, 22, 23, 59), "late", "1 dag försenat", "1 day overdue"),
        (at(11, 21, 17), "late", "2 dagar försenat", "2 days overdue"),
    ],
)
def test_due(when: datetime, level: str, swedish: str, english: str) -> None:
    assert (formats.due(when).level, formats.due(when).words) == (level, swedish)
    with override("en-gb"):
        assert formats.due(when).words == english


def test_due_carries_the_exact_time() -> None:
    due = formats.due(at(11, 25, 17))
    assert (due.exact, due.iso, str(due)) == (
        "onsdag 25 november 17.00",
        "2026-11-25T17:00+01:00",
        "onsdag 25 november",
    )


def test_the_present_can_be_given() -> None:
    assert formats.moment(at(11, 25, 14, 5), at(11, 25)) == "i dag 14.05"
    assert formats.due(at(11, 25, 17), at(11, 24)).level == "tomorrow"


def test_a_day_turns_at_midnight_in_sweden() -> None:
    """23.30 UTC in November is half past midnight of the next day here."""
    assert formats.moment(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "i morgon 0.30"
    assert formats.day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "tisdag 24 november"


def test_days() -> None:
    assert formats.day(date(2026, 12, 24)) == "torsdag 24 december"
    assert formats.day(date(2025, 12, 24)) == "onsdag 24 december 2025"
    assert formats.date_only(date(2026, 12, 24)) == "24 december 2026"
    assert formats.exact(at(11, 23, 14, 5)) == "måndag 23 november 14.05"
    assert formats.time_of_day(at(7, 1, 9, 0)) == "9.00"
    assert formats.time_to_the_second(at(7, 1, 9, 0) + timedelta(seconds=7)) == "9.00.07"
    with override("en"):
        assert formats.time_to_the_second(at(7, 1, 9, 0) + timedelta(seconds=7)) == "9:00:07"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (7, "7", "7"),
        (1250, "1\u00a0250", "1,250"),
        (-1234567, "-1\u00a0234\u00a0567", "-1,234,567"),
        (Decimal("1234.50"), "1\u00a0234,50", "1,234.50"),
        (0.5, "0,5", "0.5"),
    ],
)
def test_numbers(value: int | Decimal, swedish: str, english: str) -> None:
    assert formats.number(value) == swedish
    with override("en"):
        assert formats.number(value) == english


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("", ""),
        ("1d", "inom 1 arbetsdag"),
        (Target(working_days=3), "inom 3 arbetsdagar"),
        ("4h", "inom 4 timmar när mottagningen är öppen"),
        ("3d1h", "inom 1 timme när mottagningen är öppen, och alltid inom 3 arbetsdagar"),
    ],
)
def test_response_times(target: Target | str, words: str) -> None:
    assert formats.response_time(target) == words


def test_durations() -> None:
    assert [formats.duration(minutes) for minutes in (0, 1, 60, 150)] == [
        "0 minuter",
        "1 minut",
        "1 timme",
        "2 timmar 30 minuter",
    ]


@pytest.mark.parametrize(
    ("first", "last", "swedish", "english"),
    [
        ((2026, 10, 1), (2026, 10, 31), "oktober 2026", "October 2026"),
        ((2024, 2, 1), (2024, 2, 29), "februari 2024", "February 2024"),
        ((2024, 2, 1), (2024, 2, 28), "1–28 februari 2024", "1–28 February 2024"),
        ((2026, 12, 31), (2026, 12, 31), "31 december 2026", "31 December 2026"),
        ((2026, 10, 31), (2026, 11, 28), "31 oktober–28 november 2026", "31 October–28 November 2026"),
        ((2025, 12, 1), (2026, 1, 31), "1 december 2025–31 januari 2026", "1 December 2025–31 January 2026"),
    ],
)
def test_a_period_says_once_what_its_days_share(
    first: tuple[int, int, int], last: tuple[int, int, int], swedish: str, english: str
) -> None:
    assert formats.period(date(*first), date(*last)) == swedish
    with override("en"):
        assert formats.period(date(*first), date(*last)) == english


def test_identity_numbers() -> None:
    assert formats.identity_number("202401012394") == "20240101-2394"
    assert formats.identity_number("") == ""


def test_the_filters_say_the_same_and_nothing_for_nothing() -> None:
    template = Template(
        "{% load formats %}{{ at|moment }}|{{ at|exact }}|{{ at|iso }}|{{ at|time_of_day }}|{{ at|day }}"
        "|{{ at|date_only }}|{% with due=at|due %}{{ due.level }} {{ due }}{% endwith %}|{{ target|response_time }}"
        "|{{ count|number }}|{{ person|identity_number }}"
    )
    full = {"at": at(11, 24, 17), "target": "2d", "count": 1250, "person": "202401012394"}
    assert template.render(Context(full)) == (
        "i morgon 17.00|tisdag 24 november 17.00|2026-11-24T17:00+01:00|17.00|tisdag 24 november|24 november 2026"
        "|tomorrow i morgon före 17.00|inom 2 arbetsdagar|1\u00a0250|20240101-2394"
    )
    assert template.render(Context(dict.fromkeys(full))) == "||||||" + " " + "|||"


def test_a_page_of_fifty_costs_next_to_nothing() -> None:
    """House, 7: ready strings, about half a millisecond for fifty; ten times as much would still pass here."""
    now = at(11, 23)
    moments = [now + timedelta(hours=number) for number in range(50)]
    best = min(_time_fifty(moments, now) for _ in range(20))
    assert best < 0.005


def _time_fifty(moments: list[datetime], now: datetime) -> float:
    begun = process_time()
    for each in moments:
        formats.due(each, now)
        formats.moment(each, now)
    return process_time() - begun
