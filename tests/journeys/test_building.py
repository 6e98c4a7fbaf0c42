"""A local administrator builds a case type without help and without fear: nothing is live before it is published."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Person, axe_faults
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def adds(person: Person, kind: str, text: str, *, to: str = "Lägg till efter") -> None:
    """A new part after the one that is being edited, and its text."""
    page = person.page
    page.get_by_role("link", name=to, exact=True).click()
    page.get_by_role("button", name=re.compile(f"^{kind}")).click()
    field = page.get_by_label(re.compile("^(Frågan|Rubrik|Vad som är fel|Text att läsa|Sidans rubrik)"))
    expect(field).to_have_value("")
    field.fill(text)
    field.blur()
    saved(page)


def saved(page: Page) -> None:
    """What was done has been kept."""
    expect(page.locator("[data-saved]")).to_contain_text("Sparat")


def begins(person: Person, name: str) -> None:
    person.goes_to("/personal/arendetyper/ny/").writes("Namn på kontaktkortet", name).presses("Börja bygga")
    expect(person.page.locator("[data-outline]")).to_contain_text("Det här gäller det")


def test_building_with_conditions_undoing_and_publishing(people: People) -> None:
    """F-02"""
    admin = people.staff("administrator")
    page = admin.page
    begins(admin, "Boka vaccination")
    assert axe_faults(page) == []

    page.get_by_role("link", name=re.compile("Det här gäller det")).first.click()
    adds(admin, "Ja eller nej", "Har du feber i dag?", to="Lägg till på sidan")
    adds(admin, "Tal med decimaler", "Hur hög är febern?")
    page.get_by_role("button", name="Lägg till villkor").click()
    expect(page.get_by_role("group", name=re.compile("Har du feber"))).to_be_visible()
    expect(page.locator("[data-outline]")).to_contain_text("villkor")
    adds(admin, "Ett av flera", "Vilket vaccin gäller det?")
    page.get_by_label(re.compile("^Alternativ")).fill("- Influensa\n- Covid-19\n- TBE")
    page.get_by_label(re.compile("^Alternativ")).blur()
    saved(page)
    assert axe_faults(page) == []

    # The preview beside shows it as the resident will see it: the follow-up only once it is asked for.
    preview = page.frame_locator("iframe[data-preview]")
    expect(preview.get_by_text("Vilket vaccin gäller det?")).to_be_visible()
    expect(preview.get_by_label("TBE")).to_be_visible()
    expect(preview.get_by_text("Hur hög är febern?")).to_be_hidden()
    preview.get_by_label("Ja", exact=True).check()
    expect(preview.get_by_text("Hur hög är febern?")).to_be_visible()

    # Deleting is undone with one press, also after the page was loaded anew.
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator("[data-outline]")).not_to_contain_text("Vilket vaccin")
    page.reload()
    page.get_by_role("button", name=re.compile("^Ångra")).click()
    expect(page.locator("[data-outline]")).to_contain_text("Vilket vaccin")

    admin.follows("Granska och publicera")
    admin.sees("Skriv en kort beskrivning")
    admin.follows("Texter")
    admin.writes("Kort beskrivning", "Boka tid för vaccination.").writes("Det här gäller", "Du får svar av oss.")
    admin.presses("Spara").sees("Texterna är sparade i utkastet")
    assert axe_faults(page) == []
    admin.follows("Granska och publicera")
    assert axe_faults(page) == []
    admin.presses("Publicera").sees("Version 1 är publicerad")
    assert axe_faults(page) == []


def test_moving_by_pointer_keyboard_and_without_a_script(people: People) -> None:
    admin = people.staff("administrator")
    page = admin.page
    begins(admin, "Flyttprov")
    page.get_by_role("link", name=re.compile("Det här gäller det")).first.click()
    adds(admin, "Kort svar", "Första frågan", to="Lägg till på sidan")
    adds(admin, "Kort svar", "Andra frågan")
    rows = page.locator(".outline-row .outline-text")
    expect(rows).to_contain_text(["Det här gäller det", "Första frågan", "Andra frågan"])

    page.get_by_role("button", name="Flytta upp").click()
    expect(rows).to_contain_text(["Det här gäller det", "Andra frågan", "Första frågan"])
    first, second = (page.locator(".outline-row", has_text=text) for text in ("Första frågan", "Andra frågan"))
    page.evaluate("scrollTo(0, 0)")
    first.hover()
    page.mouse.down()
    for x in (60, 61):  # Of one movement alone the browser makes no dragging.
        second.hover(position={"x": x, "y": 3})
    page.mouse.up()
    expect(rows).to_contain_text(["Det här gäller det", "Första frågan", "Andra frågan"])

    plain = people.staff("administrator", script=False)
    plain.goes_to(admin.address)
    plain.page.get_by_role("link", name=re.compile("Andra frågan")).click()
    plain.page.get_by_label(re.compile("^Frågan")).fill("Andra frågan, utan skript")
    plain.presses("Flytta upp")
    expect(plain.page.locator(".outline-text")).to_contain_text(
        ["Det här gäller det", "Andra frågan, utan skript", "Första frågan"]
    )


def test_two_who_edit_the_same_question_lose_nothing(people: People) -> None:
    one = people.staff("administrator")
    begins(one, "Två samtidigt")
    one.page.get_by_role("link", name=re.compile("Det här gäller det")).first.click()
    adds(one, "Kort svar", "Vad gäller det?", to="Lägg till på sidan")
    other = people.staff("administrator", script=False)
    other.goes_to(one.address)
    field = one.page.get_by_label(re.compile("^Frågan"))
    field.fill("Vad vill du ha hjälp med?")
    field.blur()
    expect(one.page.locator("[data-outline]")).to_contain_text("Vad vill du ha hjälp med?")

    other.page.get_by_label(re.compile("^Frågan")).fill("Vad kan vi göra för dig?")
    other.presses("Spara").sees("Någon annan har ändrat samma sak").sees("Vad vill du ha hjälp med?")
    expect(other.page.get_by_label(re.compile("^Frågan"))).to_have_value("Vad kan vi göra för dig?")
    other.presses("Spara det jag skrev")
    expect(other.page.locator("[data-outline]")).to_contain_text("Vad kan vi göra för dig?")
