"""Seeking care on one's own, with and without a script: a form that can end at 112, and medicines one at a time."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]
INTRO = "/invanare/mottagning/TSTNMT2321000156-1A05/egen-vardbegaran/"
URGENT, MEDICINES = "Har du något av det här just nu?", "Tar du några läkemedel?"


def given_the_form(people: People, *, script: bool) -> Person:
    """Begun by somebody whom it may concern."""
    return people.resident("invanare", script=script).goes_to(INTRO).presses("Börja").is_on("Innan du börjar")


def when_it_cannot_wait(resident: Person) -> None:
    """An answer ends the form, and can be changed."""
    resident.chooses(URGENT, "Ja").presses("Nästa").is_on("Ring 112 nu").sees("Inget har skickats")
    expect(resident.page.get_by_role("link", name="Ring 112")).to_have_attribute("href", "tel:112")
    resident.goes_to(resident.address.replace("stopp", "granska")).is_on("Ring 112 nu")
    resident.follows("Ändra svaret").is_on("Innan du börjar")
    resident.chooses(URGENT, "Nej").presses("Nästa").is_on("Dina besvär")


def when_the_trouble_is_told(resident: Person) -> None:
    """What is only recommended is asked for once."""
    # Told apart, since the same resident sends it twice in the same minute: with a script and without.
    resident.writes("Vad söker du för?", f"Ont i knäet {uuid4().hex[:4]}").writes(
        "Beskriv dina besvär", "Det gör ont i trappor."
    )
    resident.writes("Hur länge har du haft besvären?", "I tre veckor")
    resident.chooses("Hur ont gör det när det är som värst?", "7")
    resident.presses("Nästa").is_on("Dina besvär").sees("Vill du inte svara går du vidare utan.")
    resident.presses("Nästa").is_on("Tidigare vård och läkemedel")
    resident.writes("Har du sökt vård för det här förut?", "Nej")


def then_two_medicines_are_sent(resident: Person) -> None:
    """The review shows each by itself, and so does the case."""
    resident.writes("Vad vill du ha hjälp med?", "Att det blir bättre").chooses("Behöver du tolk?", "Nej")
    resident.presses("Nästa").is_on("Granska och skicka").sees("7 av 10")
    for heading, name in (("Läkemedel 1", "Metformin"), ("Läkemedel 2", "Alvedon")):
        resident.sees(heading).sees(name)
    resident.does_not_see("Ipren")
    resident.presses("Skicka")
    expect(resident.page).to_have_url(re.compile("/kvitto/"))


def test_with_a_script_nothing_is_sent_to_and_fro(people: People) -> None:
    """Given a script, when repetitions come and go, then the page stays, says so, and leads to the new field."""
    resident = given_the_form(people, script=True)
    page = resident.page
    resident.chooses(URGENT, "Ja")
    expect(page.get_by_role("alert")).to_contain_text("Ring 112 nu")
    require_accessible(page)
    resident.chooses(URGENT, "Nej")
    expect(page.locator("[data-stop]")).to_be_empty()
    when_it_cannot_wait(resident)
    require_accessible(page)
    when_the_trouble_is_told(resident)
    resident.chooses(MEDICINES, "Ja")
    names, told = page.get_by_label("Vad heter det?"), page.get_by_role("status")
    expect(names.first).to_be_visible()
    names.first.fill("Metformin")
    more = page.get_by_role("button", name="Lägg till en till (Läkemedel)")
    for number, name in ((2, "Ipren"), (3, "Alvedon")):
        more.press("Enter")
        expect(names.nth(number - 1)).to_be_focused()
        expect(told.filter(has_text=f"Har lagts till: Läkemedel {number}")).to_be_attached()
        names.nth(number - 1).fill(name)
    require_accessible(page)
    page.get_by_role("button", name="Ta bort Läkemedel 2").press("Enter")
    expect(told.filter(has_text="Har tagits bort: Läkemedel 2")).to_be_attached()
    expect(names.nth(1)).to_have_value("Alvedon")
    expect(names).to_have_count(2)
    resident.presses("Nästa").is_on("Det du hoppas på")
    then_two_medicines_are_sent(resident)


def test_without_a_script_the_same_can_be_done(people: People) -> None:
    """Given no script, when the buttons are pressed, then the page comes back with all that was written."""
    resident = given_the_form(people, script=False)
    page = resident.page
    when_it_cannot_wait(resident)
    when_the_trouble_is_told(resident)
    resident.chooses(MEDICINES, "Ja").presses("Nästa").sees("Ditt svar ledde till en följdfråga")
    names = page.get_by_label("Vad heter det?")
    names.first.fill("Metformin")
    resident.presses("Lägg till en till (Läkemedel)")
    names.nth(1).fill("Ipren")
    resident.presses("Lägg till en till (Läkemedel)")
    names.nth(2).fill("Alvedon")
    resident.presses("Ta bort Läkemedel 2")
    expect(names.nth(1)).to_have_value("Alvedon")
    names.nth(1).fill("")
    page.get_by_label("Hur tar du det?").nth(1).fill("Vid behov")
    resident.presses("Nästa").sees("Skriv vad läkemedlet heter, eller vad du tar det för.")
    names.nth(1).fill("Alvedon")
    resident.presses("Nästa").is_on("Det du hoppas på")
    then_two_medicines_are_sent(resident)
