"""The public card: published when anything that it is made of has changed, whoever changed it; and only then."""

import importlib
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import NotAllowed, NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer, publish_central_case_type
from personalverktyget.domain.contact_cards import selectors, services
from personalverktyget.domain.contact_cards.models import PublishedCard
from personalverktyget.domain.contact_cards.services.publish_cards import publish_cards
from personalverktyget.domain.link_services.services import move_on_card
from personalverktyget.domain.organisation.services import change_region_settings, import_organisation
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX, Directory

publishing = importlib.import_module("personalverktyget.domain.contact_cards.services.publish_cards")
ANG = PREFIX + "9001"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


def offered(world: World) -> OfferedCaseType:
    return OfferedCaseType.objects.get(unit_id=world.units["ang"])


def write(world: World, seen: int, **texts: str) -> None:
    services.change_card_texts(
        world.actor("admin"),
        **({"presentation": "", "other_information": "", "urgent_text": ""} | texts),
        seen_version=seen,
    )


def close_down() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        cursor.execute("UPDATE organisation_careunit SET is_active = false WHERE hsa_id = %s", [ANG])


def test_every_unit_is_published_once_and_then_there_is_nothing_to_do(small_world: World) -> None:
    assert publish_cards() == len(small_world.units)
    assert PublishedCard.objects.count() == len(small_world.units)
    assert publish_cards() == 0


def change_texts(world: World) -> None:
    write(world, 0, presentation="Vi finns här.")


def change_name_in_the_directory(world: World) -> None:
    with patch.dict("tests.support.world_registers.UNITS", {"ang": ("Ängens nya vårdcentral", "9001", "klar")}):
        import_organisation(SYSTEM, Directory())


def publish_a_version(world: World) -> None:
    content = CASE_TYPE.__class__(
        **{name: getattr(CASE_TYPE, name) for name in CASE_TYPE.__slots__} | {"summary": "Ny."}
    )
    publish_central_case_type(SYSTEM, PREFIX + "9000", content)


def change_the_region(world: World) -> None:
    change_region_settings(
        world.administrator("regional_admin"), feedback_days=2, uses_permission_admin=False, working_eves=()
    )


def close_the_offer(world: World) -> None:
    row = offered(world)
    change_offer(world.actor("admin"), row.id, is_active=False, local_information="", seen_version=row.version)


@pytest.mark.parametrize(
    "change", [change_texts, change_name_in_the_directory, publish_a_version, change_the_region, close_the_offer]
)
def test_whatever_the_card_is_made_of_is_noticed(small_world: World, change: Any) -> None:
    with time_machine.travel(MONDAY, tick=False):
        publish_cards()
    before = selectors.published_card(ANG)
    change(small_world)
    assert selectors.published_card(ANG).facts == before.facts
    assert selectors.publication(small_world.actor("admin")).is_waiting
    with time_machine.travel(MONDAY + timedelta(seconds=42), tick=False):
        assert publish_cards() >= 1
    after = selectors.published_card(ANG)
    assert after.mark != before.mark
    assert after.at == MONDAY + timedelta(seconds=42)
    assert not selectors.publication(small_world.actor("admin")).is_waiting


def test_what_residents_alone_are_told_is_no_public_fact(small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        publish_cards()
    before = selectors.published_card(ANG)
    write(small_world, 0, other_information="Ny ingång.")
    publish_cards()
    after = selectors.published_card(ANG)
    assert "Ny ingång." not in str(after.facts)
    assert (after.mark, after.at) == (before.mark, before.at)


def test_moving_the_only_one_changes_nothing_that_is_read(small_world: World) -> None:
    publish_cards()
    before = selectors.published_card(ANG)
    move_on_card(small_world.actor("admin"), offered(small_world).id, place=0)
    publish_cards()
    assert selectors.published_card(ANG) == before


def test_one_that_fails_keeps_no_other_from_being_published(small_world: World) -> None:
    made = publishing._made

    def breaking(unit: Any, *rest: Any) -> PublishedCard:
        if unit.hsa_id == ANG:
            raise ValueError("odd data")
        row: PublishedCard = made(unit, *rest)
        return row

    with patch.object(publishing, "_made", breaking):
        assert publish_cards() == len(small_world.units)
    assert PublishedCard.objects.filter(failed_at=None).count() == len(small_world.units) - 1
    stands = selectors.publication(small_world.actor("admin"))
    assert (stands.is_waiting, stands.failed_at is not None) == (True, True)
    assert publish_cards() == 1
    assert not selectors.publication(small_world.actor("admin")).is_waiting


def test_a_card_that_fails_still_says_what_it_said(small_world: World) -> None:
    publish_cards()
    before = selectors.published_card(ANG)
    write(small_world, 0, presentation="Vi finns här.")
    with patch.object(publishing, "card_facts", side_effect=ValueError("odd data")):
        publish_cards()
    assert selectors.published_card(ANG).facts == before.facts


def test_a_unit_that_has_closed_down_says_so_and_one_that_never_was_does_not(small_world: World) -> None:
    publish_cards()
    close_down()
    publish_cards()
    with pytest.raises(selectors.ClosedDown) as closed:
        selectors.published_card(ANG)
    assert closed.value.name == "Ängens vårdcentral"
    with pytest.raises(NotFound) as unknown:
        selectors.published_card("unknown")
    assert not isinstance(unknown.value, selectors.ClosedDown)


def test_a_card_that_an_older_program_published_is_told_as_it_is(small_world: World) -> None:
    publish_cards()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        cursor.execute("UPDATE contact_cards_publishedcard SET facts = '{\"format\": 0}'")
    assert selectors.published_card(ANG).facts["name"] == "Ängens vårdcentral"


def test_a_published_card_is_read_in_one_statement(small_world: World) -> None:
    publish_cards()
    with CaptureQueriesContext(connection) as queries:
        selectors.as_card(selectors.published_card(ANG))
    assert len(queries) == 1


def test_a_round_sends_as_few_statements_for_many_units_as_it_can(small_world: World) -> None:
    publish_cards()
    with CaptureQueriesContext(connection) as queries:
        publish_cards()
    assert len(queries) == 1


def test_it_is_recorded_and_others_do_not_see_where_it_stands(small_world: World) -> None:
    publish_cards()
    entry = LogEntry.objects.filter(event="contact_cards.published").latest("seq")
    assert (entry.details["changed"], entry.details["failed"]) == (len(small_world.units), 0)
    with pytest.raises(NotAllowed):
        selectors.publication(small_world.actor("receiver"))
