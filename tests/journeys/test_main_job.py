"""The main job, from a unit's contact card to an answered case, as people do it (steps 1 to 8)."""

import email
import re
import time
from email import policy

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser]

UNIT = "Älvhamra vårdcentral"
HANDLER = "Jonatan Björkstav"
MEDICINE = "Provoxalin 25 mg"


def given_the_contact_card(visitor: Person) -> None:
    """Step 1: found by name in capitals, and by municipality."""
    visitor.goes_to("/").writes("Mottagning, ort eller ärende", "ÄLVHAMRA VÅRD").presses("Sök")
    require_accessible(visitor.page)
    visitor.follows(UNIT).is_on(UNIT).sees("Förnya recept").sees("inom 3 arbetsdagar")
    require_accessible(visitor.page)


def when_she_fills_in_the_form(resident: Person) -> None:
    """Step 3: with an error first; nothing that was written is lost."""
    resident.goes_to("/invanare/mottagning/").writes("Mottagning, ort eller ärende", "älvhamra vårdcentral").presses(
        "Sök"
    )
    resident.follows(UNIT).is_on(UNIT)
    resident.page.get_by_role("link", name=re.compile("Förnya recept")).first.click()
    resident.is_on("Förnya recept").sees(UNIT).sees("Det här gäller")
    require_accessible(resident.page)
    resident.presses("Börja")
    _fill_prescription(resident)


def _fill_prescription(resident: Person) -> None:
    page = resident.page
    for _step in range(8):
        if page.url.endswith("/granska/"):
            return
        if page.get_by_label(re.compile("Läkemedlets namn")).count():
            _fill_medicine(resident)
        elif page.get_by_role("radio").count():
            page.get_by_role("radio").first.check()
            resident.presses("Nästa")
        else:
            resident.presses("Nästa")
        page.wait_for_load_state()
    raise AssertionError(f"never came to the review: {page.url}")


def _fill_medicine(resident: Person) -> None:
    page = resident.page
    page.get_by_label(re.compile("Läkemedlets namn")).fill(MEDICINE)
    resident.presses("Nästa")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    require_accessible(page)
    first = summary.get_by_role("link").first
    target = (first.get_attribute("href") or "").lstrip("#")
    first.click()
    expect(page.locator(f"[id='{target}']")).to_be_focused()
    expect(page.get_by_label(re.compile("Läkemedlets namn"))).to_have_value(MEDICINE)
    for field in page.get_by_role("textbox").all():
        if field.is_visible() and not field.input_value():
            field.fill("En tablett varje morgon")
    for group in page.get_by_role("radiogroup").or_(page.locator("fieldset:has(input[type=radio])")).all():
        if group.is_visible():
            group.get_by_label("Ja", exact=True).or_(group.get_by_label("Nej", exact=True)).first.check()
    resident.presses("Nästa")
    page.wait_for_load_state()
    if page.locator("[data-new]").count() or page.locator("[data-error-summary]").count():
        for field in page.get_by_role("textbox").all():
            if field.is_visible() and not field.input_value():
                field.fill("Lite trött på kvällen.")
        resident.presses("Nästa")


def then_she_gets_a_receipt(resident: Person) -> int:
    """Step 3: sent once, however often the button is pressed."""
    resident.is_on("Granska och skicka").sees(MEDICINE)
    require_accessible(resident.page)
    resident.page.get_by_role("button", name="Skicka", exact=True).dblclick()
    resident.is_on("Ditt ärende är skickat").sees(re.compile("svarar.*senast"))
    require_accessible(resident.page)
    number = resident.page.locator(".receipt-number .number").inner_text()
    return int(re.sub(r"\D", "", number))


def _open(person: Person, number: int) -> None:
    person.goes_to(f"/personal/arenden/?q={number}")
    person.page.locator("a.row-link").first.click()
    person.sees(f"Ärende {number}")


def when_the_receiver_assigns_it(receiver: Person, number: int) -> None:
    """Step 4: found by number and by a word in another form, and given to a handler."""
    receiver.goes_to(f"/personal/arenden/?q={number}").sees(MEDICINE.split(maxsplit=1)[0])
    receiver.goes_to("/personal/arenden/?vy=att-fordela").sees(MEDICINE.split(maxsplit=1)[0])
    require_accessible(receiver.page)
    _open(receiver, number)
    require_accessible(receiver.page)
    receiver.page.get_by_label("Tilldela").select_option(label=_option(receiver, HANDLER))
    receiver.presses("Tilldela ärendet").sees(HANDLER)


def _option(person: Person, name: str) -> str:
    return person.page.get_by_role("option", name=re.compile(re.escape(name))).first.inner_text()


def _say(handler: Person, tab: str, text: str, button: str) -> None:
    handler.page.get_by_label(tab, exact=True).check()
    handler.page.locator("#composer-body").fill(text)
    handler.presses(button)
    handler.sees(text)


def when_the_handler_answers(handler: Person, number: int) -> None:
    """Step 5: partial reply, phone call, counter-question."""
    _open(handler, number)
    _say(handler, "Delsvar", "Vi har tagit emot din begäran om förnyat recept.", "Skicka delsvar")
    require_accessible(handler.page)
    _say(handler, "Telefonsamtal", "Ringde, inget svar.", "Spara telefonsamtal")
    _say(handler, "Motfråga", "Hur många tabletter har du kvar?", "Skicka motfråga")
    handler.sees("Motfrågan är skickad").sees("Väntar")


def then_the_notice_says_nothing(program: RunningProgram, since: float) -> None:
    """Step 6, M-03: only that something has come; nothing about health, no unit."""
    deadline = time.monotonic() + 30
    found: list[str] = []
    while not found and time.monotonic() < deadline:
        fresh = [file for file in program.received_mail.glob("*.eml") if file.stat().st_mtime >= since]
        found = [email.message_from_bytes(file.read_bytes(), policy=policy.default).as_string() for file in fresh]
        time.sleep(0.2)
    assert found, "no notice came within 30 seconds"
    for text in found:
        for word in (UNIT, "Älvhamra", "vårdcentral", "recept", MEDICINE, "tablett", HANDLER, "Helena"):
            assert word not in text


def when_the_resident_answers(resident: Person, number: int) -> None:
    """Step 6: in the inbox, with state and date."""
    resident.goes_to("/invanare/").sees("väntar på svar från dig")
    require_accessible(resident.page)
    resident.page.get_by_role("link", name=re.compile(MEDICINE.split(maxsplit=1)[0])).first.click()
    resident.sees("Hur många tabletter har du kvar?").does_not_see("Ringde, inget svar.")
    require_accessible(resident.page)
    resident.page.locator("#answer textarea").fill("Fyra stycken, de räcker till torsdag.")
    resident.presses("Skicka svar")
    resident.sees("Fyra stycken")


def when_it_is_closed_and_reopened(handler: Person, number: int) -> None:
    """Steps 5 and 7: a final reply closes; reopening keeps its reason."""
    _open(handler, number)
    handler.sees("Fyra stycken")
    _say(handler, "Slutsvar", "Receptet är förnyat och klart att hämta.", "Skicka och avsluta")
    handler.sees("Avslutat")
    handler.page.locator("summary", has_text="Öppna igen").click()
    handler.writes("Varför öppnas ärendet igen?", "Apoteket ringde om styrkan.")
    handler.presses("Öppna ärendet igen").sees("Apoteket ringde om styrkan.")


def then_the_reviewer_reads_it(reviewer: Person, number: int) -> None:
    """Step 8: in plain Swedish."""
    reviewer.goes_to("/personal/logg/").sees("Skickade in ett ärende").sees("Öppnade ärendet")
    reviewer.sees(str(number)).sees(f"Gav ärendet till {HANDLER}").sees("Öppnade ärendet igen")
    reviewer.does_not_see(MEDICINE)
    require_accessible(reviewer.page)


def test_from_contact_card_to_answered_case(people: People) -> None:
    """L-01, M-03, R-01, T-01: steps 1 to 8."""
    started = time.time() - 1
    given_the_contact_card(people.anybody(width=390))
    resident = people.resident("invanare")
    when_she_fills_in_the_form(resident)
    number = then_she_gets_a_receipt(resident)
    receiver = people.staff("arendemottagare")
    when_the_receiver_assigns_it(receiver, number)
    handler = people.staff("arendehanterare")
    when_the_handler_answers(handler, number)
    then_the_notice_says_nothing(people.program, started)
    when_the_resident_answers(resident, number)
    when_it_is_closed_and_reopened(handler, number)
    then_the_reviewer_reads_it(people.staff("granskare"), number)
