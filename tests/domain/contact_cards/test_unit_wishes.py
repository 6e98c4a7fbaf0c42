"""Searching by hours, case type and distance: SQL says what the rules say, in one statement, page by page."""

import json
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import mean
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.opening_hours import Deviation, Interval, OpeningHours
from personalverktyget.domain.case_types import services as case_types
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer, publish_central_case_type
from personalverktyget.domain.contact_cards.selectors import (
    Wishes,
    case_types_to_find,
    middle_of,
    municipalities_to_start_from,
    own_case_types_to_find,
    units_found,
)
from personalverktyget.domain.contact_cards.unit_filters import Position
from personalverktyget.domain.organisation.hours import calendar_from, hours_of
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import import_organisation
from tests.domain.case_types.test_drafts import begun, published
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


@pytest.mark.slow
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


def own(world: World, name: str = "Boka resevaccin") -> UUID:
    """A case type of Ängens vårdcentral's own, for everybody; its place among what the unit offers."""
    return OfferedCaseType.objects.get(case_type_id=published(world, name)).id


def names(text: str) -> list[str]:
    return [row.name for row in units_found(text).rows]


def test_units_are_found_by_what_they_have_of_their_own(small_world: World) -> None:
    own(small_world)
    assert own_case_types_to_find() == ("Boka resevaccin",)
    assert found(Wishes(own_case_type="boka  RESEVACCIN")) == {f"{PREFIX}9001"}
    assert found(Wishes(own_case_type="Boka")) == set(), "the whole name is asked for"
    assert found(Wishes(case_type="boka-resevaccin")) == set(), "codes of central ones alone"
    for text in ("resevaccin", "BOKA ängens", "provby vaccin"):
        assert names(text) == ["Ängens vårdcentral"], text
    assert names("resevaccin bergets") == []
    assert units_found("vaccin").rows[0].matches == ("Boka resevaccin",)
    assert units_found("ängens").rows[0].matches == ()


def test_a_new_name_is_what_is_searched_for(small_world: World) -> None:
    row = OfferedCaseType.objects.get(id=own(small_world))
    case_types.rename_case_type(small_world.actor("admin"), row.case_type_id, name="Ångest och oro")
    assert names("ÅNGEST") == ["Ängens vårdcentral"]
    assert names("resevaccin") == []
    assert own_case_types_to_find() == ("Ångest och oro",)


def close(world: World, row: OfferedCaseType) -> None:
    change_offer(world.actor("admin"), row.id, is_active=False, local_information="", seen_version=row.version)


def withdraw(world: World, row: OfferedCaseType) -> None:
    case_types.withdraw_case_type(world.actor("admin"), row.case_type_id)


def restrict(world: World, row: OfferedCaseType) -> None:
    in_the_name_of_nobody("UPDATE case_types_casetype SET audience = 'handed_out' WHERE id = %s", [row.case_type_id])


def restrict_at_the_unit(world: World, row: OfferedCaseType) -> None:
    in_the_name_of_nobody("UPDATE case_types_casetype SET audience = 'unit_chooses' WHERE id = %s", [row.case_type_id])
    in_the_name_of_nobody("UPDATE case_types_offeredcasetype SET is_restricted = true WHERE id = %s", [row.id])


def close_down(world: World, row: OfferedCaseType) -> None:
    in_the_name_of_nobody("UPDATE organisation_careunit SET is_active = false WHERE id = %s", [row.unit_id])


@pytest.mark.parametrize("hide", [close, withdraw, restrict, restrict_at_the_unit, close_down])
def test_what_not_everybody_meets_is_never_told_of(
    small_world: World, hide: Callable[[World, OfferedCaseType], None]
) -> None:
    row = OfferedCaseType.objects.get(id=own(small_world))
    hide(small_world, row)
    assert names("resevaccin") == []
    assert found(Wishes(own_case_type="Boka resevaccin")) == set()
    assert own_case_types_to_find() == ()
    assert all(unit.matches == () for unit in units_found("ängens vårdcentral").rows)


def test_a_draft_is_not_told_of(small_world: World) -> None:
    begun(small_world, "Boka resevaccin")
    assert names("resevaccin") == []


def test_a_list_that_nobody_reads_through_is_left_out(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Bråck", "Ärr"):
        own(small_world, name)
    assert own_case_types_to_find() == ("Bråck", "Ärr")
    monkeypatch.setattr("personalverktyget.domain.contact_cards.unit_filters.MOST_OWN", 1)
    assert own_case_types_to_find() == ()
    assert names("bråck") == ["Ängens vårdcentral"]


def test_the_middle_of_a_municipality_lies_among_its_units(places: None) -> None:
    placed = CareUnit.objects.exclude(latitude=None)
    middle = middle_of("Byköping")
    assert municipalities_to_start_from() == ("Byköping",)
    assert middle is not None
    assert middle.latitude == pytest.approx(mean(unit.latitude or 0 for unit in placed), abs=0.006)
    assert middle.longitude == pytest.approx(mean(unit.longitude or 0 for unit in placed), abs=0.006)
    assert middle_of("Ingenstans\0") is None


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
