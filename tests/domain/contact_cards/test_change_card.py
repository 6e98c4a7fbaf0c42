"""A unit changes its own card: who may, what is kept, what older cases go by, and taking a change back."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.calendars.opening_hours import Deviation, Interval, OpeningHours
from personalverktyget.domain.case_types.selectors import own_offers
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.contact_cards import services
from personalverktyget.domain.contact_cards.models import CardVersion
from personalverktyget.domain.contact_cards.selectors import card_history, contact_card, own_card
from personalverktyget.domain.link_services.services import move_on_card
from personalverktyget.domain.organisation.services import import_organisation
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX, Directory

ANG = PREFIX + "9001"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)
TUESDAY = Deviation(date(2026, 11, 24), date(2026, 11, 24), (), "Stängt för utbildning.")
SHORT = OpeningHours(((Interval(540, 900),),) * 5 + ((), ()))


def write(world: World, seen: int, **texts: str) -> None:
    services.change_card_texts(
        world.actor("admin"),
        **({"presentation": "", "other_information": "", "urgent_text": ""} | texts),
        seen_version=seen,
    )


def test_what_the_unit_writes_stands_on_its_card(small_world: World) -> None:
    write(
        small_world, 0, presentation="Vi finns på Provgatan.", other_information="Ny ingång.", urgent_text="Ring först."
    )
    card = contact_card(ANG)
    assert (card.presentation, card.other_information, card.urgent_text) == (
        "Vi finns på Provgatan.",
        "Ny ingång.",
        "Ring först.",
    )


def test_an_empty_text_shows_the_directorys(small_world: World) -> None:
    before = contact_card(ANG).presentation
    write(small_world, 0, presentation="Vi.")
    write(small_world, 1)
    assert contact_card(ANG).presentation == before


def test_hours_of_ones_own_hold_and_the_next_import_leaves_them(small_world: World) -> None:
    services.change_card_hours(small_world.actor("admin"), own_hours=SHORT, phone_hours=SHORT, seen_version=0)
    import_organisation(SYSTEM, Directory())
    with time_machine.travel(MONDAY, tick=False):
        card = contact_card(ANG)
    assert card.open_now.words == "Öppet nu, stänger 15.00"
    assert [day.hours for day in card.phone_week[:1]] == ["9.00–15.00"]


def test_a_closed_day_is_told_on_the_card(small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        services.add_deviation(small_world.actor("admin"), TUESDAY, seen_version=0)
        card = contact_card(ANG)
    assert [(line.days, line.hours, line.message) for line in card.deviations] == [
        ("tisdag 24 november", "Stängt", "Stängt för utbildning.")
    ]
    with time_machine.travel(MONDAY.replace(day=24), tick=False):
        card = contact_card(ANG)
    assert card.open_now.words == "Stängt nu, öppnar i morgon 8.00"
    assert card.closed_now is not None


def test_a_case_that_has_come_in_keeps_its_date_whatever_happens_to_it(small_world: World) -> None:
    """ADR 6"""
    with time_machine.travel(MONDAY, tick=False):
        before = small_world.send_case("helena", "ang", "Levaxin")
    with time_machine.travel(MONDAY.replace(hour=11), tick=False):
        services.add_deviation(small_world.actor("admin"), TUESDAY, seen_version=0)
        after = small_world.send_case("lennart", "ang", "Alvedon")
        small_world.assign(before, "handler")
        small_world.assign(after, "handler")
    assert Case.objects.get(id=before).due_at == datetime(2026, 11, 26, 17, tzinfo=STOCKHOLM)
    assert Case.objects.get(id=after).due_at == datetime(2026, 11, 27, 17, tzinfo=STOCKHOLM)


def test_a_deviation_that_is_taken_away_stays_for_the_cases_that_were_promised_by_it(small_world: World) -> None:
    """ADR 6"""
    with time_machine.travel(MONDAY, tick=False):
        services.add_deviation(small_world.actor("admin"), TUESDAY, seen_version=0)
    with time_machine.travel(MONDAY.replace(hour=11), tick=False):
        sent = small_world.send_case("helena", "ang", "Levaxin")
    with time_machine.travel(MONDAY.replace(hour=12), tick=False):
        services.remove_deviation(small_world.actor("admin"), 0, seen_version=1)
        small_world.assign(sent, "handler")
    assert Case.objects.get(id=sent).due_at == datetime(2026, 11, 27, 17, tzinfo=STOCKHOLM)


def test_a_stale_form_changes_nothing(small_world: World) -> None:
    write(small_world, 0, presentation="Först.")
    with pytest.raises(ChangedMeanwhile):
        write(small_world, 0, presentation="Sent.")
    assert contact_card(ANG).presentation == "Först."


@pytest.mark.parametrize("who", ["receiver", "handler", "reviewer"])
def test_others_may_not(small_world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        services.add_deviation(small_world.actor(who), Deviation(date(2030, 1, 1), date(2030, 1, 1)), seen_version=0)


def test_a_day_that_has_been_or_lies_too_far_away_is_refused(small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        for day in (date(2026, 11, 22), date(2030, 1, 1)):
            with pytest.raises(InvalidInput):
                services.add_deviation(small_world.actor("admin"), Deviation(day, day), seen_version=0)


def test_an_earlier_version_holds_again_whole(small_world: World) -> None:
    admin = small_world.actor("admin")
    write(small_world, 0, presentation="Först.")
    services.change_card_hours(admin, own_hours=SHORT, phone_hours=SHORT, seen_version=1)
    write(small_world, 2, presentation="Sedan.")
    services.restore_card(admin, 1, seen_version=3)
    own = own_card(admin)
    assert (own.presentation, own.has_own_hours, own.version) == ("Först.", False, 4)
    services.restore_card(admin, 0, seen_version=4)
    assert own_card(admin).presentation == ""
    assert [row.part for row in card_history(admin)] == ["restored", "restored", "texts", "hours", "texts"]
    assert card_history(admin)[0].by == admin.name
    with pytest.raises(NotFound):
        services.restore_card(admin, 77, seen_version=5)


def test_each_change_is_recorded_and_kept(small_world: World) -> None:
    write(small_world, 0, presentation="Vi.")
    entry = LogEntry.objects.filter(event="contact_card.changed").latest("seq")
    assert (entry.details["part"], entry.resource_id) == ("texts", str(small_world.units["ang"]))
    assert CardVersion.objects.get(unit_id=small_world.units["ang"]).number == 1


def test_what_is_offered_comes_in_the_units_order(small_world: World) -> None:
    admin = small_world.actor("admin")
    for code in ("beta", "gamma"):
        publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, code=code, name=code))
    offer_case_types(SYSTEM, ANG, [CASE_TYPE.code, "beta", "gamma"])
    before = [offer.code for offer in own_offers(admin)]
    moved = own_offers(admin)[2].id
    assert move_on_card(admin, moved, place=0) == 0
    assert [offer.code for offer in own_offers(admin)] == [before[2], before[0], before[1]]
    assert move_on_card(admin, moved, place=99) == 2
    assert [offer.code for offer in contact_card(ANG).services] == before
