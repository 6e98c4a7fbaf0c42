"""Finding a unit: å, ä and ö, upper and lower case, Swedish order, pages, and characters that mean something in SQL."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.contact_cards.selectors import units_found
from personalverktyget.domain.contact_cards.selectors import units_found as find
from personalverktyget.domain.organisation.directory import DirectoryProvider, DirectoryRegion, DirectoryUnit
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import import_organisation
from tests.support.world import SYSTEM
from tests.support.world_registers import OFFICE_HOURS, PREFIX

NAMES = (
    ("Östermalms vårdcentral", "Byköping"),
    ("Zinkgruvans vårdcentral", "Byköping"),
    ("Ängens vårdcentral", "Älvhamra"),
    ("Åsa vårdcentral", "Åsmåla"),
    ("Backens rehab", "Älvhamra"),
    ("50 % vila_och\\lugn", "Byköping"),
)


class Directory:
    """One region with as many units as asked for."""

    def __init__(self, names: tuple[tuple[str, str], ...]) -> None:
        self.names = names

    def regions(self) -> Iterator[DirectoryRegion]:
        yield DirectoryRegion(hsa_id=PREFIX + "7000", name="Region Prov")

    def providers(self) -> Iterator[DirectoryProvider]:
        yield DirectoryProvider(hsa_id=PREFIX + "7001", name="Provs vård", region=PREFIX + "7000")

    def units(self) -> Iterator[DirectoryUnit]:
        for number, (name, municipality) in enumerate(self.names):
            yield DirectoryUnit(
                hsa_id=f"{PREFIX}71{number:03d}",
                name=name,
                provider=PREFIX + "7001",
                kind="Vårdcentral",
                address="Provgatan 1",
                postal_code="999 99",
                town=municipality,
                municipality=municipality,
                phone="031-390 06 99",
                opening_hours=OFFICE_HOURS,
                presentation="",
            )


@pytest.fixture
def units(db: None) -> None:
    import_organisation(SYSTEM, Directory(NAMES))


def names(text: str) -> list[str]:
    return [row.name for row in units_found(text).rows]


def test_everything_comes_in_swedish_order(units: None) -> None:
    assert names("") == [
        "50 % vila_och\\lugn",
        "Backens rehab",
        "Zinkgruvans vårdcentral",
        "Åsa vårdcentral",
        "Ängens vårdcentral",
        "Östermalms vårdcentral",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ÅSA", ["Åsa vårdcentral"]),
        ("åsa", ["Åsa vårdcentral"]),
        ("a\u030asa", ["Åsa vårdcentral"]),
        ("ängens VÅRDCENTRAL", ["Ängens vårdcentral"]),
        ("älvhamra", ["Backens rehab", "Ängens vårdcentral"]),
        ("ÄLVHAMRA rehab", ["Backens rehab"]),
        ("rehab, Älvhamra", ["Backens rehab"]),
        ("östermalms älvhamra", []),
        ("asa", []),
    ],
)
def test_every_word_must_occur_whatever_the_case(units: None, text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("text", ["%", "_", "\\", "50 %", "vila_och", "\\lugn"])
def test_wildcards_mean_themselves(units: None, text: str) -> None:
    assert names(text) == ["50 % vila_och\\lugn"]


@pytest.mark.parametrize("text", ["v%rd", "v_rd", "'; DROP TABLE organisation_careunit; --", "\0", "a" * 5000])
def test_odd_characters_find_nothing_and_break_nothing(units: None, text: str) -> None:
    assert len(names(text)) == (6 if text == "\0" else 0)


def test_it_takes_one_query(units: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        find("älvhamra")
    assert len(queries) == 1


def test_pages_follow_one_another_without_gap_or_overlap(db: None) -> None:
    many = (*((f"Mottagning {number:03d}", "Byköping") for number in range(120)), ("Mottagning 007", "Åby"))
    import_organisation(SYSTEM, Directory(many))
    seen, after, pages = [], "", 0
    while True:
        page = units_found("mottagning", after=after)
        seen += [(row.name, row.hsa_id) for row in page.rows]
        pages += 1
        after = page.next_after
        if not after:
            break
    assert pages == 3
    assert len(seen) == len(set(seen)) == 121
    assert seen == sorted(seen)


@pytest.mark.parametrize("after", ["unknown", "\0", "x" * 5000])
def test_a_page_after_an_unknown_unit_is_empty(units: None, after: str) -> None:
    assert units_found("", after=after).rows == ()


def test_a_unit_that_is_closed_down_is_not_found(small_world: object) -> None:
    assert "Bergets vårdcentral" in names("")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        cursor.execute("UPDATE organisation_careunit SET is_active = false WHERE name = 'Bergets vårdcentral'")
    assert "Bergets vårdcentral" not in names("")
    assert CareUnit.objects.filter(name="Bergets vårdcentral").exists()
