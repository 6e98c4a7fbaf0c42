"""A unit's card and the first page of an e-service."""

from datetime import datetime

import pytest
import time_machine
from django.db import connection

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer
from personalverktyget.domain.contact_cards.selectors import contact_card, e_service
from tests.support.world import World
from tests.support.world_registers import PREFIX

ANG = PREFIX + "9001"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


def test_the_card_tells_what_a_caller_needs(small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        card = contact_card(ANG)
    assert (card.name, card.phone, card.town) == ("Ängens vårdcentral", "031-390 06 99", "Provby")
    assert card.open_now.words == "Öppet nu, stänger 17.00"
    assert [offer.code for offer in card.services] == ["fornya-recept"]
    assert card.provider == "Region Klars vård"


def test_what_the_unit_has_closed_is_not_on_its_card(small_world: World) -> None:
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    change_offer(small_world.actor("admin"), offered.id, is_active=False, local_information="", seen_version=1)
    assert contact_card(ANG).services == ()
    with pytest.raises(NotFound):
        e_service(small_world.resident("helena"), ANG, "fornya-recept")


def test_the_answer_is_promised_as_the_clock_reckons(small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        service = e_service(small_world.resident("helena"), ANG, "fornya-recept")
    assert service.answered_by == datetime(2026, 11, 26, 17, 0, tzinfo=STOCKHOLM)


@pytest.mark.django_db
@pytest.mark.parametrize("hsa_id", ["unknown", "", "\u0130", "%"])
def test_an_unknown_unit_has_no_card(hsa_id: str) -> None:
    with pytest.raises(NotFound):
        contact_card(hsa_id)


def test_a_unit_that_is_closed_down_has_no_card(small_world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        cursor.execute("UPDATE organisation_careunit SET is_active = false WHERE hsa_id = %s", [ANG])
    with pytest.raises(NotFound):
        contact_card(ANG)
