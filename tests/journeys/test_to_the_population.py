"""A region writes to some of its population: prepared, not approved by oneself, approved by another, read."""

import re

import pytest
from playwright.sync_api import expect

from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import parse
from tests.journeys.browsing import require_accessible
from tests.journeys.conftest import People
from tests.journeys.test_writing_to_a_resident import UNTIL_IT_HAS_LEFT, number_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TO_POPULATION = "/personal/regionen/meddelanden/"


def test_a_message_is_prepared_approved_by_another_and_read(people: People) -> None:
    age = str(parse(number_of("invanare-2")).age(today()))
    writer = people.staff("regional-administrator")

    # Given that general information is refused with the reason
    writer.goes_to(TO_POPULATION)
    require_accessible(writer.page)
    writer.follows("Nytt meddelande")
    require_accessible(writer.page)
    writer.page.get_by_role("radio", name=re.compile("^Koka vattnet")).check()
    writer.page.get_by_role("radio", name="Allmän information").check()
    writer.presses("Fortsätt till mottagare").sees("Allmän information får inte skickas till inkorgen.")
    require_accessible(writer.page)

    # When it is a crisis, to men of one age in one place, then they are counted
    writer.page.get_by_role("radio", name=re.compile("kris")).check()
    writer.presses("Fortsätt till mottagare").is_on("Mottagare")
    require_accessible(writer.page)
    writer.page.get_by_label("Bor i").select_option(label="Härnebo")
    writer.writes("Från ålder", age).writes("Till och med ålder", age)
    writer.page.get_by_label("Juridiskt kön").select_option(label="Män")
    writer.presses("Räkna mottagarna")
    expect(writer.page.get_by_role("link", name="Granska")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)
    writer.sees(f"Alla i Härnebo kommun, {age}–{age} år, män")
    require_accessible(writer.page)

    # And it comes to whoever wrote it first, as a test
    writer.follows("Granska").is_on("Granska utskicket")
    writer.presses("Skicka test till mig").is_on("Test")
    expect(writer.page.get_by_text("Hej Marianne Hultengran")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)
    require_accessible(writer.page)

    # And whoever prepared it hands it over, and cannot approve it
    writer.follows("Granska").is_on("Granska utskicket").sees("Region Klarmark")
    require_accessible(writer.page)
    writer.page.get_by_role("checkbox", name=re.compile("anmält i förväg")).check()
    writer.presses("Lämna till godkännande").sees("Du har förberett utskicket.")
    require_accessible(writer.page)
    sent = writer.address
    assert writer.page.get_by_role("link", name="Granska och godkänn").count() == 0

    # When another approves it, then it comes
    other = people.staff("nationell-administrator").goes_to(sent)
    other.follows("Granska och godkänn").is_on("Godkänn utskicket").sees("Härnebo kommun")
    require_accessible(other.page)
    other.presses("Godkänn").sees("Utskicket är godkänt.")
    expect(writer.page.get_by_text("Utskicket är skickat")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)
    require_accessible(writer.page)

    # And the resident reads it as the region's, with nothing to answer
    resident = people.resident("invanare-2").goes_to("/invanare/meddelanden/")
    resident.page.get_by_role("link", name=re.compile("Koka vattnet")).first.click()
    resident.sees("Region Klarmark").sees("Det går inte att svara på det här meddelandet.")
    assert resident.page.get_by_role("button", name="Svara").count() == 0
    require_accessible(resident.page)
