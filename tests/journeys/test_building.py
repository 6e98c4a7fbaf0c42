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
    plain.follows("Texter").writes("Kort beskrivning", "Prova att flytta.").writes("Det här gäller", "Vi svarar snart.")
    plain.presses("Spara").sees("Texterna är sparade i utkastet")
    plain.follows("Granska och publicera").presses("Publicera").sees("Version 1 är publicerad")


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


def test_the_life_of_a_local_case_type(people: People) -> None:
    """Built with two conditions and a stop page, tried, published, sent, changed, compared, and rolled back."""
    admin = people.staff("administrator")
    page = admin.page
    given_a_case_type_with_a_stop_page(admin)
    when_it_is_tried_and_kept_as_an_example(admin)
    and_published(admin)
    address = admin.goes_to("/personal/enheten/").page.locator("a[href*='/mottagning/']").first.get_attribute("href")
    then_a_resident_is_stopped_and_sends_when_nothing_stops_her(people.resident("invanare"), address or "")

    admin.goes_to("/personal/arendetyper/").follows("Feberråd").presses("Ändra")
    page.get_by_role("link", name=re.compile("Har du feber i dag")).click()
    page.get_by_label("Ja, annars går det inte att skicka").check()
    saved(page)
    admin.follows("Provfall").sees("Går inte som det ska").presses("Så ska det vara nu").sees("Går som det ska")
    assert axe_faults(page) == []
    admin.follows("Granska och publicera").sees("Frågan ”Har du feber i dag?” blev obligatorisk.")
    assert axe_faults(page) == []
    admin.presses("Publicera").sees("Version 2 är publicerad")
    admin.follows("Version 1").is_on("Version 1")
    assert axe_faults(page) == []
    admin.presses("Gå tillbaka till version 1").sees("Skriv varför ni går tillbaka")
    assert axe_faults(page) == []
    admin.writes("Varför går ni tillbaka ändå?", "Alla ska inte behöva svara.")
    admin.presses("Gå tillbaka till version 1").sees("Version 1 gäller igen, som version 3.")


def given_a_case_type_with_a_stop_page(admin: Person) -> None:
    page = admin.page
    begins(admin, "Feberråd")
    page.get_by_role("link", name=re.compile("Det här gäller det")).first.click()
    adds(admin, "Ja eller nej", "Har du feber i dag?", to="Lägg till på sidan")
    adds(admin, "Tal med decimaler", "Hur hög är febern?")
    page.get_by_role("button", name="Lägg till villkor").click()
    expect(page.get_by_role("group", name=re.compile("Har du feber"))).to_be_visible()
    adds(admin, "Ja eller nej", "Är det svårt att andas?")
    adds(admin, "Stoppsida", "Ring 112")
    page.get_by_label(re.compile("^Vad invånaren ska göra nu")).fill("Du behöver hjälp genast.")
    page.get_by_role("button", name="Lägg till villkor").click()
    expect(page.get_by_role("group", name=re.compile("svårt att andas"))).to_be_visible()
    saved(page)


def when_it_is_tried_and_kept_as_an_example(admin: Person) -> None:
    admin.follows("Prova")
    form = admin.page.frame_locator("iframe[data-preview]")
    form.get_by_role("group", name=re.compile("svårt att andas")).get_by_label("Ja", exact=True).check()
    form.get_by_role("button", name="Nästa").click()
    expect(form.get_by_role("heading", level=1)).to_have_text("Ring 112")
    form.get_by_role("button", name="Föregående").click()
    form.get_by_role("group", name=re.compile("svårt att andas")).get_by_label("Nej", exact=True).check()
    form.get_by_role("button", name="Nästa").click()
    form.get_by_text("Spara svaren som ett provfall").click()
    form.get_by_label("Vad provfallet ska visa").fill("Den som andas lätt får skicka")
    form.get_by_role("button", name="Spara provfallet").click()
    admin.sees("Provfallet är sparat").sees("Går som det ska")


def and_published(admin: Person) -> None:
    admin.follows("Texter").writes("Kort beskrivning", "Få råd vid feber.").writes("Det här gäller", "Vi svarar i dag.")
    admin.presses("Spara").follows("Granska och publicera").presses("Publicera").sees("Version 1 är publicerad")


def then_a_resident_is_stopped_and_sends_when_nothing_stops_her(resident: Person, card: str) -> None:
    page = resident.page
    resident.goes_to(f"/invanare{card}").follows("Feberråd").presses("Börja")
    page.get_by_role("group", name=re.compile("svårt att andas")).get_by_label("Ja", exact=True).check()
    resident.presses("Nästa").is_on("Ring 112")
    resident.follows("Ändra svaret")
    page.get_by_role("group", name=re.compile("svårt att andas")).get_by_label("Nej", exact=True).check()
    resident.presses("Nästa").is_on("Granska och skicka").presses("Skicka").is_on("Ditt ärende är skickat")


def test_texts_are_saved_as_one_writes_and_two_at_once_are_told(people: People) -> None:
    one = people.staff("administrator")
    begins(one, "Texter som sparas")
    one.follows("Texter")
    one.writes("Kort beskrivning", "En första mening.")
    saved(one.page)
    expect(one.page.get_by_label(re.compile("^Kort beskrivning"))).to_be_focused()
    one.writes("Kort beskrivning", "En andra mening.")
    one.follows("Frågor").follows("Texter")
    expect(one.page.get_by_label(re.compile("^Kort beskrivning"))).to_have_value("En andra mening.")

    other = people.staff("administrator", script=False)
    other.goes_to(one.address).writes(re.compile("^Beskrivning"), "Skriven utan skript.").presses("Spara")
    other.sees("Texterna är sparade i utkastet")
    one.writes(re.compile("^Beskrivning"), "Skriven samtidigt.")
    one.sees("Någon annan har ändrat samma sak").sees("Skriven utan skript.")
    expect(one.page.get_by_label(re.compile("^Beskrivning"))).to_have_value("Skriven samtidigt.")
    assert axe_faults(one.page) == []
    one.presses("Spara det jag skrev").sees("Texterna är sparade i utkastet")
    expect(one.page.get_by_label(re.compile("^Beskrivning"))).to_have_value("Skriven samtidigt.")


def test_the_preview_leads_to_the_question_that_is_edited(people: People) -> None:
    admin = people.staff("administrator")
    page = admin.page
    begins(admin, "Lång förhandsvisning")
    page.get_by_role("link", name=re.compile("Det här gäller det")).first.click()
    for number in range(7):
        adds(admin, "Långt svar", f"Fråga nummer {number}", to="Lägg till efter" if number else "Lägg till på sidan")
    preview = page.frame_locator("iframe[data-preview]")
    expect(preview.get_by_text("Fråga nummer 6")).to_be_in_viewport()
    where = page.evaluate("scrollY")
    page.get_by_role("link", name=re.compile("Fråga nummer 0")).click()
    expect(preview.get_by_text("Fråga nummer 0")).to_be_in_viewport()
    expect(preview.get_by_text("Fråga nummer 6")).not_to_be_in_viewport()
    assert page.evaluate("scrollY") <= where
