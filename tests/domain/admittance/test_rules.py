"""Whom a unit is for: the rule itself, held to a plainer way of saying the same, and the days on which ages turn."""

from datetime import date, datetime, timedelta

import hypothesis.strategies as st
import pytest
import time_machine
from hypothesis import given

from personalverktyget.base.clock import STOCKHOLM, today
from personalverktyget.base.identity_numbers import parse
from personalverktyget.domain.admittance.rules import Area, age_on, holds, is_among

COUNTIES = st.sampled_from(("", "91", "92"))
TOWNS = st.sampled_from(("", "9101", "9102", "9201"))
SEXES = st.sampled_from(("", "F", "M"))
AGES = st.none() | st.integers(0, 130)
BORN = st.dates(date(1900, 1, 1), date(2026, 12, 31))
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
AREAS = st.builds(Area, county=COUNTIES, municipality=TOWNS, sex=SEXES, age_from=AGES, age_to=AGES)


def years(born_on: date, day: date) -> int:
    """Birthdays since, counted one by one; 29 February comes on 1 March where there is none."""
    count = -1
    for year in range(born_on.year, day.year + 1):
        try:
            birthday = born_on.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        count += birthday <= day
    return count


@given(born=BORN, later=st.integers(0, 45_000))
def test_ages_count_birthdays(born: date, later: int) -> None:
    day = born + timedelta(days=later)
    assert age_on(born, day) == years(born, day)


@given(area=AREAS, county=COUNTIES, municipality=TOWNS, sex=SEXES, born=st.none() | BORN, on=DAYS)
def test_an_area_asks_for_what_is_known_and_for_nothing_else(
    area: Area, county: str, municipality: str, sex: str, born: date | None, on: date
) -> None:
    against = [
        known and asked and known != asked
        for known, asked in ((county, area.county), (municipality, area.municipality), (sex, area.sex))
    ]
    if born is not None:
        age = age_on(born, on)
        against += [area.age_from is not None and age < area.age_from, area.age_to is not None and age > area.age_to]
    found = holds(area, county=county, municipality=municipality, sex=sex, born_on=born, on=on)
    assert found is not any(against)


@given(areas=st.lists(AREAS, max_size=4), on=DAYS)
def test_one_of_whom_nothing_is_known_is_shut_out_of_no_area(areas: list[Area], on: date) -> None:
    nothing = {"county": "", "municipality": "", "sex": "", "born_on": None}
    assert is_among(areas, **nothing, on=on) is bool(areas)  # type: ignore[arg-type]


@given(areas=st.lists(AREAS, max_size=4), extra=AREAS, born=BORN, on=DAYS)
def test_another_area_shuts_nobody_out(areas: list[Area], extra: Area, born: date, on: date) -> None:
    person = {"county": "91", "municipality": "9101", "sex": "F", "born_on": born}
    before = is_among(areas, **person, on=on)  # type: ignore[arg-type]
    assert is_among([*areas, extra], **person, on=on) or not before  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 11, 28), date(2026, 11, 27), 17),
        (date(2008, 11, 28), date(2026, 11, 28), 18),
    ],
)
def test_the_day_on_which_an_age_turns(born: date, on: date, age: int) -> None:
    assert age_on(born, on) == age
    adults = Area(age_from=18)
    assert holds(adults, county="", municipality="", sex="", born_on=born, on=on) is (age >= 18)


def test_the_day_is_swedens() -> None:
    # Half past eleven in the evening in London is the next day in Stockholm.
    with time_machine.travel(datetime(2026, 11, 28, 0, 30, tzinfo=STOCKHOLM), tick=False):
        assert age_on(date(2008, 11, 28), today()) == 18
    with time_machine.travel(datetime(2026, 11, 27, 23, 59, tzinfo=STOCKHOLM), tick=False):
        assert age_on(date(2008, 11, 28), today()) == 17


@pytest.mark.parametrize(
    ("number", "born", "is_let_in"),
    [
        # The day raised by sixty; where the number names no day, nobody is shut out for an age that is not known.
        ("201003852389", date(2010, 3, 25), False),
        ("191403702390", date(1914, 3, 10), True),
        ("191600802399", None, True),
    ],
)
def test_coordination_numbers_tell_a_day_of_birth_where_they_do(
    number: str, born: date | None, is_let_in: bool
) -> None:
    assert parse(number).birth_date == born
    elderly = Area(age_from=65)
    found = holds(elderly, county="", municipality="", sex="", born_on=born, on=date(2026, 11, 28))
    assert found is is_let_in
