"""Searching by hours, case type and distance: SQL says what the rules say, in one statement, page by page."""

import json
import math
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.opening_hours import Deviation, Interval, OpeningHours
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer, publish_central_case_type
from personalverktyget.domain.contact_cards.selectors import Wishes, case_types_to_find, units_found
from personalverktyget.domain.contact_cards.unit_filters import Position
from personalverktyget.domain.organisation.hours import calendar_from, hours_of
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import import_organisation
from tests.domain.contact_cards.test_units_found import Directory
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX

SEED, UNITS, MOMENTS = 20261127, 60, 120
NOW, LATE = Wishes(hours="now"), Wishes(hours="late")


def in_the_name_of_nobody(sql: str, params: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        cursor.execute(sql, params)


def some_intervals(source: random.Random) -> tuple[Interval, ...]:
    marks = sorted(source.sample(range(289), source.choice([0, 2, 2, 4])))
    return tuple(Interval(5 * opens, 5 * closes) for opens, closes in zip(marks[::2], marks[1::2], strict=True))


def some_hours(source: random.Random) -> OpeningHours:
    first = date(2026, 12, 20)
    deviations = tuple(
        Deviation(day, day + timedelta(days=source.randrange(4)), some_intervals(source))
        for day in (first + timedelta(days=source.randrange(20)) for _ in range(source.randrange(4)))
    )
    return OpeningHours(tuple(some_intervals(source) for _ in range(7)), deviations)


@pytest.fixture
def many_hours(db: None) -> list[CareUnit]:
    source = random.Random(SEED)
    import_organisation(SYSTEM, Directory(tuple((f"Mottagning {number:02d}", "Byköping") for number in range(UNITS))))
    in_the_name_of_nobody("UPDATE organisation_region SET working_eves = %s", [["christmas_eve"]])
    for unit in CareUnit.objects.all():
        hours = some_hours(source)
        own = "NULL" if source.random() < 0.3 else "%s::jsonb"
        params = [] if own == "NULL" else [_json(hours.to_json())]
        deviations = _json([entry.to_json() for entry in hours.deviations])
        in_the_name_of_nobody(
            f"UPDATE organisation_careunit SET own_hours = {own}, deviations = %s::jsonb WHERE id = %s",
            [*params, deviations, unit.id],
        )
    return list(CareUnit.objects.select_related("region"))


def _json(value: object) -> str:
    return json.dumps(value)


def moments(source: random.Random) -> Iterator[datetime]:
    for _ in range(MOMENTS):
        yield datetime(2026, 12, 18, tzinfo=STOCKHOLM) + timedelta(minutes=source.randrange(25 * 1440))


def found(wishes: Wishes) -> set[str]:
    page = units_found("", wishes=wishes)
    names = {row.hsa_id for row in page.rows}
    while page.next_after:
        page = units_found("", after=page.next_after, wishes=wishes)
        names |= {row.hsa_id for row in page.rows}
    return names


def test_what_is_open_in_sql_is_open_by_the_rules(many_hours: list[CareUnit]) -> None:
    """Compared for ``UNITS`` units at ``MOMENTS`` moments around Christmas, of seed ``SEED``."""
    compared = 0
    for moment in moments(random.Random(SEED + 1)):
        six = max(moment, moment.replace(hour=17, minute=59))
        with time_machine.travel(moment, tick=False):
            for wishes, at in ((NOW, moment), (LATE, six)):
                expected = {
                    unit.hsa_id
                    for unit in many_hours
                    if hours_of(unit).is_open(at, calendar_from(unit.region.working_eves))
                }
                assert found(wishes) == expected, moment
                compared += len(many_hours)
    assert compared == 2 * UNITS * MOMENTS


def test_only_those_that_offer_it_just_now_are_found(small_world: World) -> None:
    wishes = Wishes(case_type=CASE_TYPE.code)
    assert f"{PREFIX}9001" in found(wishes)
    row = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    change_offer(small_world.actor("admin"), row.id, is_active=False, local_information="", seen_version=row.version)
    assert f"{PREFIX}9001" not in found(wishes)
    assert found(wishes)
    assert found(Wishes(case_type="'; DROP TABLE x; --\0")) == set()


def test_each_code_is_offered_for_search_once(small_world: World) -> None:
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, code="annat", name="Äpplen"))
    assert case_types_to_find() == ((CASE_TYPE.code, CASE_TYPE.name), ("annat", "Äpplen"))


@pytest.fixture
def places(db: None) -> None:
    import_organisation(SYSTEM, Directory(tuple((f"Mottagning {number:03d}", "Byköping") for number in range(130))))
    source = random.Random(SEED)
    for unit in CareUnit.objects.all():
        place = None if source.random() < 0.1 else (59 + source.random() * 2, 17 + source.random() * 2)
        twice = [place[0], place[1]] if place else [None, None]
        in_the_name_of_nobody(
            "UPDATE organisation_careunit SET latitude = %s, longitude = %s WHERE id = %s", [*twice, unit.id]
        )
    # Two at the very same place, so that the key must tell them apart.
    in_the_name_of_nobody(
        "UPDATE organisation_careunit SET latitude = 59.5, longitude = 18.0 WHERE name < %s", ["Mottagning 004"]
    )


def kilometres(latitude: float, longitude: float) -> float:
    """From 59.5 north, 18 east: the spherical law of cosines, another formula than the program's."""
    north, there = math.radians(59.5), math.radians(latitude)
    across = math.radians(longitude - 18.0)
    inner = math.sin(north) * math.sin(there) + math.cos(north) * math.cos(there) * math.cos(across)
    return 6371.0 * math.acos(min(1.0, inner))


def test_the_nearest_come_first_page_by_page_without_gap_or_overlap(places: None) -> None:
    near, seen, after = Wishes(near=Position.near(59.501234, 18.001234)), [], ""
    while True:
        page = units_found("", after=after, wishes=near)
        seen += [(row.distance or 0.0, row.hsa_id) for row in page.rows]
        after = page.next_after
        if not after:
            break
    within = [
        unit
        for unit in CareUnit.objects.exclude(latitude=None)
        if (unit.latitude, unit.longitude) and kilometres(unit.latitude or 0, unit.longitude or 0) <= 111
    ]
    assert len(seen) == len(set(seen)) == len(within) > 50
    assert seen == sorted(seen)
    assert seen[0][0] == pytest.approx(0.0, abs=0.01)


def test_a_distance_is_what_a_map_says(small_world: World) -> None:
    """From Göteborg's central station to Stockholm's is some 397 kilometres; here a part of that way."""
    in_the_name_of_nobody(
        "UPDATE organisation_careunit SET latitude = 57.7089, longitude = 11.9746 WHERE hsa_id = %s", [f"{PREFIX}9001"]
    )
    page = units_found("", wishes=Wishes(near=Position(57.72, 12.94)))
    assert [round(row.distance or 0, 1) for row in page.rows] == [57.4]


def test_a_position_is_made_coarse() -> None:
    assert Position.near(57.708870, 11.974560) == Position(57.71, 11.97)
    for wrong in ((91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)):
        with pytest.raises(ValueError, match="No such place"):
            Position.near(*wrong)


@pytest.mark.parametrize(
    "wishes",
    [
        NOW,
        LATE,
        Wishes(case_type="x"),
        Wishes(near=Position(59.5, 18.0)),
        Wishes(case_type="x", hours="now", near=Position(59.5, 18.0)),
    ],
)
def test_whatever_is_wished_for_is_asked_in_one_statement(places: None, wishes: Wishes) -> None:
    with CaptureQueriesContext(connection) as queries:
        units_found("mottagning", wishes=wishes, after="x")
    assert len(queries) == 1
