"""When things go another way: signed out while writing, a colleague was first, no script, keyboard only."""

import re
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person
from tests.journeys.conftest import People
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser]


def _first_case(person: Person, view: str = "mina") -> str:
    person.goes_to(f"/personal/arenden/?vy={view}")
    person.page.locator("a.row-link").first.click()
    return person.page.url


def _forget_sessions(program: RunningProgram) -> None:
    """Let every session be older than it may be, as after a long lunch."""
    with psycopg.connect(program.database.urls.owner_url, autocommit=True) as connection:
        connection.execute("DELETE FROM django_session")


def _write(person: Person, kind: str, text: str) -> None:
    person.page.get_by_label(kind, exact=True).check()
    person.page.locator("#composer-body").fill(text)


def test_a_colleague_was_first(people: People) -> None:
    """What was written is kept, and the page says what is new."""
    handler, colleague = people.staff("arendehanterare"), people.staff("arendehanterare")
    _first_case(handler)
    colleague.goes_to(handler.page.url)
    text = f"Vi ringer dig i morgon ({uuid4().hex[:6]})."
    _write(handler, "Delsvar", text)
    _write(colleague, "Delsvar", "Tack, vi återkommer.")
    colleague.presses("Skicka delsvar").sees("Delsvaret är skickat")
    handler.presses("Skicka delsvar").sees("Ärendet har ändrats sedan du öppnade det")
    expect(handler.page.locator("#composer-body")).to_have_value(text)
    handler.presses("Skicka delsvar").sees("Delsvaret är skickat")


def test_a_right_that_ends_ends_at_the_next_click(people: People) -> None:
    """B-02, B-03: a handler loses a case that is given to another."""
    handler, receiver = people.staff("arendehanterare"), people.staff("arendemottagare")
    address = _first_case(handler)
    receiver.goes_to(address)
    options = receiver.page.locator("#assign-handler option").all_inner_texts()
    other = next(name for name in options if name and "Jonatan" not in name and "Välj" not in name)
    receiver.page.locator("#assign-handler").select_option(label=other)
    receiver.presses("Byt handläggare")
    handler.page.reload()
    handler.is_on("Sidan finns inte")


def test_signed_out_while_writing(people: People) -> None:
    """A-02: what was being written waits for the same person."""
    handler = people.staff("arendehanterare")
    address = _first_case(handler)
    text = f"Provsvaret ser bra ut ({uuid4().hex[:6]})."
    _write(handler, "Intern anteckning", text)
    handler.presses("Spara utkast").sees("Utkastet är sparat")
    expect(handler.page.locator("#composer-body")).to_have_value(text)
    _forget_sessions(people.program)
    handler.goes_to(address)
    assert "/personal/arenden/" not in handler.address
    handler.signs_in("personal", "arendehanterare").goes_to(address)
    expect(handler.page.locator("#composer-body")).to_have_value(text)


def test_after_sign_out_nothing_is_left(people: People) -> None:
    """A-03, A-04: neither by the back button nor for the next person at the computer."""
    resident = people.resident("invanare")
    resident.goes_to("/invanare/")
    resident.page.locator("main a[href*='/invanare/arenden/']").first.click()
    title = resident.page.get_by_role("heading", level=1).inner_text()
    inside = resident.page.url
    resident.presses("Logga ut")
    resident.page.wait_for_url(re.compile("utloggad"))
    resident.page.go_back()
    resident.does_not_see(title)
    resident.goes_to(inside)
    assert "/invanare/arenden/" not in resident.address
    resident.signs_in("invanare", "invanare-2").goes_to(inside).is_on("Sidan finns inte").does_not_see(title)


def test_a_case_is_answered_without_script(people: People) -> None:
    """Everything that people must be able to do works without JavaScript."""
    handler = people.staff("arendehanterare", script=False)
    _first_case(handler)
    _write(handler, "Delsvar", "Vi har fått din fråga och svarar i veckan.")
    handler.presses("Skicka delsvar").sees("Vi har fått din fråga och svarar i veckan.")
    handler.follows("Varför detta datum?").is_on(re.compile("Varför"))


def test_a_form_is_sent_without_script(people: People) -> None:
    """Follow-ups appear when the page is sent."""
    resident = people.resident("invanare-2", script=False)
    resident.goes_to("/invanare/mottagning/TSTNMT2321000156-1A01/synpunkter-och-klagomal/").presses("Börja")
    page = resident.page
    for _step in range(12):
        if page.url.endswith("/granska/"):
            break
        for field in page.get_by_role("textbox").all():
            if field.is_visible() and not field.input_value():
                kind = field.get_attribute("type")
                field.fill("2026-11-02" if kind == "date" else "Det var lång väntan i receptionen.")
        for group in page.locator("fieldset:has(input[type=radio])").all():
            radios = group.locator("input[type=radio]")
            if group.is_visible() and radios.count() and not group.locator("input[type=radio]:checked").count():
                radios.first.check()
        resident.presses("Nästa")
    resident.is_on("Granska och skicka").presses("Skicka").is_on("Ditt ärende är skickat")


def test_the_keyboard_is_enough(people: People) -> None:
    """From the list to a sent reply without a pointer."""
    handler = people.staff("arendehanterare")
    handler.goes_to("/personal/arenden/?vy=mina")
    keyboard = handler.page.keyboard
    _tab_to(handler, "a.row-link")
    keyboard.press("Enter")
    handler.page.wait_for_url(re.compile("/arenden/[0-9a-f-]{36}/"))
    _tab_to(handler, "input[name=kind]")
    for _press in range(5):
        if handler.page.locator("input[name=kind]:checked").get_attribute("value") == "reply_partially":
            break
        keyboard.press("ArrowRight")
    keyboard.press("Tab")
    _tab_to(handler, "#composer-body", at_once=True)
    keyboard.type("Skrivet helt med tangentbordet.")
    _tab_to(handler, "button[formaction*='/svara/']")
    keyboard.press("Enter")
    handler.sees("Delsvaret är skickat").sees("Skrivet helt med tangentbordet.")


def _tab_to(person: Person, selector: str, *, at_once: bool = False) -> None:
    for _press in range(1 if at_once else 80):
        if person.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            visible = person.page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' ||"
                " !!document.activeElement.closest(':focus-within') }"
            )
            assert visible, f"the focus on {selector} cannot be seen"
            return
        if not at_once:
            person.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches {selector}")
