"""Text variables: what they stand for, that unknown ones are refused, and that residents read what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.calendars.opening_hours import Interval, OpeningHours
from personalverktyget.domain.case_types.text_variables import KNOWN, filled, problem_of, unknown_variables
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.contact_cards import services
from personalverktyget.domain.contact_cards.selectors import card_preview, contact_card, e_service
from personalverktyget.domain.contact_cards.text_values import week_in_words
from tests.domain.case_types.test_settings import ANG, add, settle
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE

ALL = "{enhet}, {telefon}, {öppettider}, {svarstid}"
SAID = "Ängens vårdcentral, 031-390 06 99, måndag–fredag 8.00–17.00, inom 3 arbetsdagar"


def test_what_they_stand_for_on_the_card_and_on_the_first_page(small_world: World) -> None:
    add(small_world, local_information=ALL)
    assert contact_card(ANG).services[0].local_information == SAID
    assert e_service(small_world.resident("helena"), ANG, CASE_TYPE.code).offer.local_information == SAID


def test_the_receipt_says_them_too(small_world: World) -> None:
    settle(small_world, receipt_text=ALL)
    receipt = selectors.receipt(small_world.resident("helena"), small_world.cases["new"])
    assert receipt._content.text == SAID


def test_a_card_shows_them_in_its_preview(small_world: World) -> None:
    texts = {"presentation": ALL, "other_information": ALL, "urgent_text": ALL}
    card = card_preview(small_world.actor("admin"), **texts)
    assert {card.presentation, card.other_information, card.urgent_text} == {SAID}


@pytest.mark.parametrize("text", ["{mottagning}", "Ring {telefonen}.", "{ }"])
def test_unknown_ones_are_refused_by_name(small_world: World, text: str) -> None:
    assert problem_of((text,)).startswith(text[text.index("{") : text.index("}") + 1])
    with pytest.raises(InvalidInput):
        add(small_world, local_terms=text)
    with pytest.raises(InvalidInput):
        settle(small_world, receipt_text=text)
    with pytest.raises(InvalidInput):
        services.change_card_texts(
            small_world.actor("admin"), presentation=text, other_information="", urgent_text="", seen_version=0
        )


def test_capitals_and_blanks_do_not_matter() -> None:
    assert filled("{ ENHET }", {"enhet": "Ängen"}) == "Ängen"
    assert unknown_variables("{Enhet} {öppettider}") == ()


@given(st.text())
def test_a_text_without_braces_stays_to_the_letter(text: str) -> None:
    assert filled(text.replace("{", ""), dict.fromkeys(KNOWN, "x")) == text.replace("{", "")


@given(st.text(alphabet="{}enhet x\n"))
def test_what_is_filled_in_is_not_looked_at_again(text: str) -> None:
    once = filled(text, {"enhet": "<{telefon}>"})
    assert once.count("<{telefon}>") == text.count("{enhet}") or "{" in text.replace("{enhet}", "")


def test_a_week_is_told_in_a_line() -> None:
    weekday, saturday = (Interval(480, 1020),), (Interval(600, 840),)
    assert (
        week_in_words(OpeningHours((*(weekday,) * 5, saturday, ()))) == "måndag–fredag 8.00–17.00, lördag 10.00–14.00"
    )
    assert week_in_words(OpeningHours((weekday, (), weekday, (), (), (), ()))) == "måndag 8.00–17.00, onsdag 8.00–17.00"
    assert week_in_words(OpeningHours()) == ""
