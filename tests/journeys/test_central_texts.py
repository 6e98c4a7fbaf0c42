"""A region changes a text in all its case types at once, and a unit sees what it means for what it has added itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, axe_faults, structure_faults
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OLD, NEW = "Numret står på frikortet.", "Numret finns på frikortets framsida."
OWN = "Hos oss lämnar du frikortet i receptionen."


def opens_the_offer(admin: Person) -> Person:
    admin.goes_to("/personal/enheten/")
    admin.page.get_by_role("link", name=re.compile("Ändra.*Förnya recept")).click()
    return admin


def test_a_central_text_is_changed_by_search_and_reaches_the_unit(people: People) -> None:
    # Given a unit that has added something of its own to a central case type,
    admin = opens_the_offer(people.staff("administrator"))
    admin.writes("Enhetens egen information", OWN).presses("Spara").sees("Ändringen är sparad")

    # when the region searches for a text, sees how it will be, and changes it in the drafts,
    region = people.staff("regional-administrator", script=False)
    region.goes_to("/personal/arendetyper/").follows("Sök och ändra i alla texter")
    region.writes("Sök efter", OLD).presses("Sök").sees("1 ställe")
    expect(region.page.get_by_label("Sök efter")).to_have_value(OLD)
    region.writes("Byt till", NEW).presses("Visa hur det blir").sees(NEW)
    assert structure_faults(region.page) == []
    region.presses("Ändra de kryssade").is_on("Utkast att publicera").sees("1 text är ändrad i utkastet")

    # nothing has changed for anybody yet,
    opens_the_offer(admin).does_not_see("Regionen har ändrat ärendetypen")

    # and when the region publishes it,
    row = region.page.get_by_role("region", name="Förnya recept")
    expect(row.get_by_role("checkbox")).to_be_checked()
    region.sees("Hjälptexten till ”Frikortets nummer” är ändrad.")
    region.presses("Publicera de kryssade").sees("1 ärendetyp är publicerad.")

    # then the unit sees what has changed beside its own words, and says that they still fit.
    admin.goes_to("/personal/enheten/").sees("Ändrad av regionen")
    opens_the_offer(admin).sees("Hjälptexten till ”Frikortets nummer” är ändrad.").sees(NEW)
    news = admin.page.get_by_role("region", name="Regionen har ändrat ärendetypen")
    expect(news).to_contain_text(OWN)
    assert axe_faults(admin.page) == []
    admin.presses("Det vi har lagt till stämmer").sees("stämmer med regionens nya text")
    admin.goes_to("/personal/enheten/").does_not_see("Ändrad av regionen")


def test_the_pages_hold_on_a_phone_and_a_screen(people: People) -> None:
    for width, dark in ((390, True), (1440, False)):
        region = people.staff("regional-administrator", width=width, dark=dark)
        for query in ("", "?text=ring", "?text=ring&replacement=telefonera+till&preview=1", "?text=x"):
            region.goes_to(f"/personal/arendetyper/sok-och-andra/{query}")
            assert axe_faults(region.page) == []
            assert structure_faults(region.page) == []
        region.goes_to("/personal/arendetyper/utkast/")
        assert axe_faults(region.page) == []
        assert structure_faults(region.page) == []
