"""A region hands a central case type out and takes it back; a unit sees what the region has changed."""

from dataclasses import replace

import pytest

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.selectors import changes_to_look_at, hand_outs, own_offers
from personalverktyget.domain.case_types.services import (
    change_offer,
    hand_out,
    look_at_offer,
    publish_central_case_type,
    take_back,
)
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.contact_cards.selectors import contact_card
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX

ANG = PREFIX + "9001"
OTHER = replace(CASE_TYPE, code="hjalpmedel", name="Förnya hjälpmedel")


@pytest.fixture
def other(small_world: World) -> CaseType:
    publish_central_case_type(SYSTEM, PREFIX + "9000", OTHER)
    return CaseType.objects.get(region_id=small_world.regions["klar"], code=OTHER.code)


def names(world: World) -> list[str]:
    return [offer.name for offer in own_offers(world.actor("admin"))]


def test_what_is_handed_out_is_opened_by_the_unit(small_world: World, other: CaseType) -> None:
    region = small_world.administrator("regional_admin")
    assert hand_out(region, other.id, units=[small_world.units["ang"]]) == 1
    assert names(small_world) == ["Förnya recept", "Förnya hjälpmedel"]
    assert [service.name for service in contact_card(ANG).services] == ["Förnya recept"]
    offered = own_offers(small_world.actor("admin"))[1]
    change_offer(small_world.actor("admin"), offered.id, is_active=True, seen_version=offered.version)
    assert [service.name for service in contact_card(ANG).services] == ["Förnya recept", "Förnya hjälpmedel"]


def test_a_region_reaches_its_own_units_alone(small_world: World, other: CaseType) -> None:
    region = small_world.administrator("regional_admin")
    everywhere = list(small_world.units.values())
    own = [row.unit_id for row in hand_outs(region, other.id)]
    assert small_world.units["hamn"] not in own
    assert hand_out(region, other.id, units=everywhere, is_open=True) == len(own)
    assert all(row.is_active for row in hand_outs(region, other.id))
    assert not OfferedCaseType.objects.filter(unit_id=small_world.units["hamn"], case_type=other).exists()
    foreign = CaseType.objects.get(region_id=small_world.regions["annan"])
    with pytest.raises(NotFound):
        hand_out(region, foreign.id, units=own)
    with pytest.raises(NotFound):
        hand_outs(region, foreign.id)


def test_taking_back_leaves_open_cases_and_what_was_added_alone(small_world: World) -> None:
    region = small_world.administrator("regional_admin")
    central = CaseType.objects.get(region_id=small_world.regions["klar"], code=CASE_TYPE.code)
    row = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    change_offer(small_world.actor("admin"), row.id, is_active=True, local_information="Vårt.", seen_version=1)
    helena = small_world.resident("helena")
    draft = services.begin_form(helena, row.id)
    assert take_back(region, central.id, units=[small_world.units["ang"]]) == 1
    assert names(small_world) == []
    assert contact_card(ANG).services == ()
    with pytest.raises(NotPossibleNow):
        services.submit_case(helena, draft)
    with pytest.raises(NotFound):
        change_offer(small_world.actor("admin"), row.id, is_active=True, seen_version=3)
    small_world.reply(small_world.cases["assigned"], Action.REPLY_FINALLY, "Klart.")
    assert Case.objects.get(id=small_world.cases["assigned"]).closed_at
    assert hand_out(region, central.id, units=[small_world.units["ang"]], is_open=True) == 1
    assert own_offers(small_world.actor("admin"))[0].local_information == "Vårt."


def test_what_changes_nothing_is_said(small_world: World, other: CaseType) -> None:
    region = small_world.administrator("regional_admin")
    with pytest.raises(NotPossibleNow):
        take_back(region, other.id, units=[small_world.units["ang"]])
    hand_out(region, other.id, units=[small_world.units["ang"]])
    with pytest.raises(NotPossibleNow):
        hand_out(region, other.id, units=[small_world.units["ang"]])
    with pytest.raises(InvalidInput):
        hand_out(region, other.id, units=[])


def test_it_stands_in_the_units_own_log(small_world: World, other: CaseType) -> None:
    region = small_world.administrator("regional_admin")
    hand_out(region, other.id, units=[small_world.units["ang"], small_world.units["berg"]])
    entries = LogEntry.objects.filter(event="case_type.handed_out").values_list("resource_id", flat=True)
    assert set(entries) == {str(small_world.units["ang"]), str(small_world.units["berg"])}


def test_a_change_by_the_region_is_marked_until_it_has_been_looked_at(small_world: World) -> None:
    admin = small_world.actor("admin")
    assert [offer.has_news for offer in own_offers(admin)] == [False]
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, summary="En ny sammanfattning."))
    (offered,) = own_offers(admin)
    assert offered.has_news
    changes, is_form_changed, number = changes_to_look_at(admin, offered.id)
    assert [(change.field, change.before, change.after) for change in changes] == [
        ("summary", CASE_TYPE.summary, "En ny sammanfattning.")
    ]
    assert (is_form_changed, number) == (False, 2)
    with pytest.raises(ChangedMeanwhile):
        look_at_offer(admin, offered.id, number=1)
    look_at_offer(admin, offered.id, number=2)
    assert not own_offers(admin)[0].has_news


def test_saving_ones_own_additions_is_to_have_looked(small_world: World) -> None:
    admin = small_world.actor("admin")
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, summary="En ny sammanfattning."))
    (offered,) = own_offers(admin)
    change_offer(admin, offered.id, is_active=True, seen_version=offered.version)
    assert not own_offers(admin)[0].has_news
