"""A region's links to other sites: made, handed out, ordered among what the unit offers, and taken back."""

from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.contact_cards.fingerprints import fingerprint
from personalverktyget.domain.contact_cards.selectors import as_card, contact_card, published_card
from personalverktyget.domain.link_services import selectors, services
from personalverktyget.domain.link_services.content import LinkContent, Where
from personalverktyget.domain.link_services.read_models import UnitState
from tests.support.world import World
from tests.support.world_registers import PREFIX

ANG = PREFIX + "9001"
BOOKING = LinkContent(name="Boka provtagning", description="I tidboken.", url="https://tidbok.example/boka?plats=1")


def made(world: World, content: LinkContent = BOOKING, *units: str) -> UUID:
    region = world.administrator("regional_admin")
    service = services.create_link_service(region, content)
    if units:
        services.hand_out_link(region, service, units=[world.units[unit] for unit in units])
    return service


def inside(world: World) -> list[str]:
    return [link.name for link in contact_card(ANG).links]


def outside(world: World) -> list[str]:
    return [link.name for link in as_card(published_card(ANG)).links]


@pytest.mark.parametrize(
    ("shown", "signed_in", "public"), [(Where.BOTH, 1, 1), (Where.SIGNED_IN, 1, 0), (Where.PUBLIC, 0, 1)]
)
def test_it_shows_where_the_region_says(small_world: World, shown: Where, signed_in: int, public: int) -> None:
    before = fingerprint(small_world.units["ang"])
    made(small_world, replace(BOOKING, shown=shown), "ang")
    assert (len(inside(small_world)), len(outside(small_world))) == (signed_in, public)
    assert fingerprint(small_world.units["ang"]) != before


def test_no_unit_has_it_before_it_is_handed_out_and_none_after_it_is_taken_back(small_world: World) -> None:
    region = small_world.administrator("regional_admin")
    service = made(small_world)
    assert inside(small_world) == []
    units = [small_world.units[unit] for unit in ("ang", "hamn")]
    assert services.hand_out_link(region, service, units=units) == 1
    assert [unit.hsa_id for unit in selectors.units_with_link(region, service)] == [ANG]
    assert contact_card(PREFIX + "9501").links == ()
    with pytest.raises(NotPossibleNow):
        services.hand_out_link(region, service, units=units)
    assert services.take_back_link(region, service, units=units) == 1
    assert inside(small_world) == []
    assert services.hand_out_link(region, service, units=units) == 1
    events = LogEntry.objects.filter(event__startswith="link_service.").order_by("seq").values_list("event", flat=True)
    assert list(events) == [f"link_service.{name}" for name in ("saved", "handed_out", "taken_back", "handed_out")]


def test_another_regions_are_not_there(small_world: World) -> None:
    service = made(small_world, BOOKING, "ang")
    other = small_world.administrator("regional_admin_2")
    for attempt in (
        lambda: selectors.link_service(other, service),
        lambda: selectors.checked_units(other, service, ANG),
        lambda: services.change_link_service(other, service, BOOKING, seen_version=1),
        lambda: services.take_back_link(other, service, units=[small_world.units["ang"]]),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert selectors.link_services(other) == ()
    with pytest.raises(NotAllowed):
        services.create_link_service(small_world.administrator("national_admin"), BOOKING)


@pytest.mark.parametrize(
    "url",
    [
        "http://tidbok.example/",
        "tidbok.example",
        "javascript:alert(1)",
        "https://",
        "https://anna:hemligt@tidbok.example/",
        "https://localhost/",
        "https://tidbok.example/ boka",
        "https://tidbok.example/" + "a" * 500,
        "https://tid\nbok.example/",
        "data:text/html,x",
    ],
)
def test_an_address_that_nobody_should_be_led_to_is_refused(small_world: World, url: str) -> None:
    with pytest.raises(InvalidInput) as error:
        made(small_world, replace(BOOKING, url=url))
    assert error.value.field == "url"


def test_what_is_missing_or_too_long_is_refused(small_world: World) -> None:
    for wrong in ({"name": ""}, {"name": "å" * 101}, {"description": "å" * 301}, {"internal_name": "a\0"}):
        with pytest.raises(InvalidInput):
            made(small_world, replace(BOOKING, **wrong))  # type: ignore[arg-type]


def test_a_change_shows_everywhere_and_overwrites_nobody(small_world: World) -> None:
    region = small_world.administrator("regional_admin")
    service = made(small_world, BOOKING, "ang")
    services.change_link_service(region, service, replace(BOOKING, name="Boka"), seen_version=1)
    assert inside(small_world) == outside(small_world) == ["Boka"]
    with pytest.raises(ChangedMeanwhile):
        services.change_link_service(region, service, BOOKING, seen_version=1)


def test_a_unit_puts_it_where_it_wants_it(small_world: World) -> None:
    made(small_world, BOOKING, "ang")
    admin = small_world.actor("admin")
    names = [entry.name for entry in selectors.card_order(admin)]
    assert names == ["Förnya recept", "Boka provtagning"]
    assert contact_card(ANG).links[0].place == 1
    link = selectors.card_order(admin)[1]
    assert services.move_on_card(admin, link.id, place=0) == 0
    assert [entry.is_link for entry in selectors.card_order(admin)] == [True, False]
    assert contact_card(ANG).links[0].place == 0
    with pytest.raises(NotFound):
        services.move_on_card(small_world.actor("admin_berg"), link.id, place=0)
    with pytest.raises(NotAllowed):
        services.move_on_card(small_world.actor("receiver"), link.id, place=0)


def test_a_pasted_list_is_checked_line_by_line(small_world: World) -> None:
    region = small_world.administrator("regional_admin")
    service = made(small_world, BOOKING, "berg")
    text = f" {ANG.lower()} \n\n{ANG}\n{PREFIX}9002\n{PREFIX}9501\n{PREFIX}9999\nx\0"
    found = selectors.checked_units(region, service, text)
    assert [(row.place, row.state) for row in found] == [
        (1, UnitState.VALID),
        (3, UnitState.DOUBLE),
        (4, UnitState.HAS_IT),
        (5, UnitState.OUTSIDE),
        (6, UnitState.UNKNOWN),
        (7, UnitState.UNKNOWN),
    ]
    for text in ("", " \n", "x\n" * 1001):
        with pytest.raises(InvalidInput):
            selectors.checked_units(region, service, text)
