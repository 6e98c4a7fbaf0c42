"""The search against published names and places of Swedish care units: many alike, some long, å, ä and ö everywhere."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.contact_cards.read_models import UnitRow
from personalverktyget.domain.contact_cards.selectors import Wishes, units_found
from personalverktyget.domain.contact_cards.services import publish_cards
from personalverktyget.domain.contact_cards.unit_filters import Position
from personalverktyget.domain.organisation.directory import DirectoryProvider, DirectoryRegion, DirectoryUnit
from personalverktyget.domain.organisation.naming import sort_key
from personalverktyget.domain.organisation.services import import_organisation
from tests.support.world import SYSTEM
from tests.support.world_registers import OFFICE_HOURS, PREFIX

TABLE = Path(__file__).parents[2] / "../shared/material/units/sweden_health_facilities_osm_2020.json"
pytestmark = [
    pytest.mark.skipif(not TABLE.is_file(), reason=f"no outside material: {TABLE}"),
    pytest.mark.django_db,
    pytest.mark.slow,
]


class Published:
    """A region with every unit of the table."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def regions(self) -> Iterator[DirectoryRegion]:
        yield DirectoryRegion(hsa_id=PREFIX + "7000", name="Region Prov")

    def providers(self) -> Iterator[DirectoryProvider]:
        yield DirectoryProvider(hsa_id=PREFIX + "7001", name="Provs vård", region=PREFIX + "7000")

    def units(self) -> Iterator[DirectoryUnit]:
        for row in self.rows:
            yield DirectoryUnit(
                hsa_id=f"{PREFIX}-O{row['osm_id']}",
                name=row["name"],
                provider=PREFIX + "7001",
                kind="Vårdenhet",
                address="",
                postal_code="",
                town="",
                municipality="",
                phone="",
                opening_hours=OFFICE_HOURS,
                presentation="",
                latitude=row["lat"],
                longitude=row["lng"],
            )


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    found = [row for row in json.loads(TABLE.read_text(encoding="utf-8")) if row.get("name")]
    import_organisation(SYSTEM, Published(found))
    return found


def every_page(text: str, wishes: Wishes) -> list[UnitRow]:
    found: list[UnitRow] = []
    after = ""
    while True:
        with CaptureQueriesContext(connection) as queries:
            page = units_found(text, after=after, wishes=wishes)
        assert len(queries) == 1
        found += page.rows
        after = page.next_after
        if not after:
            return found


def test_every_unit_is_found_once_in_order_and_equal_names_are_told_apart(rows: list[dict[str, Any]]) -> None:
    found = every_page("", Wishes())
    assert len(found) == len(rows) > 1500
    assert Counter(row.name for row in found) == Counter(row["name"] for row in rows)
    keys = [(sort_key(row.name), row.hsa_id) for row in found]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_each_name_finds_its_unit_however_it_is_written(rows: list[dict[str, Any]]) -> None:
    longest = sorted(rows, key=lambda row: -len(row["name"]))[:40]
    for row in [*rows[::25], *longest]:
        for text in (row["name"], row["name"].upper()):
            assert row["name"] in {found.name for found in every_page(text, Wishes())}, text


def test_the_nearest_first_from_a_city_and_from_the_far_north(rows: list[dict[str, Any]]) -> None:
    for position in (Position(59.33, 18.06), Position(67.86, 20.23)):
        found = every_page("", Wishes(near=position))
        far = [(row.distance or 0.0, row.hsa_id) for row in found]
        assert far == sorted(far)
        assert len(set(far)) == len(far) > 0
        assert far[-1][0] <= 111


def test_all_their_cards_are_published_in_a_few_rounds(rows: list[dict[str, Any]]) -> None:
    rounds = 0
    while publish_cards():
        rounds += 1
    assert rounds == 2
