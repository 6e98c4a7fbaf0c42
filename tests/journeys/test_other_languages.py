"""A resident reads and sends a form in English, staff read it in Swedish; an administrator adds a language."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, axe_faults, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "Älvhamra vårdcentral"


def given_a_resident_whose_pages_are_in_english(resident: Person) -> None:
    resident.page.get_by_role("button", name="English").first.click()
    expect(resident.page.locator("html")).to_have_attribute("lang", "en")


def when_she_sends_a_complaint(resident: Person) -> str:
    page = resident.page
    resident.goes_to("/invanare/mottagning/").writes("Unit, place or matter", "älvhamra vårdcentral").presses("Search")
    resident.follows(UNIT).is_on(UNIT)
    require_accessible(page)
    resident.follows("Feedback and complaints").is_on("Feedback and complaints")
    require_accessible(page)
    resident.presses("Start").is_on("What you want to tell us")
    require_accessible(page)
    resident.chooses("What is it about?", "Fees and invoices")
    resident.writes(re.compile("Sum it up"), "The invoice came twice")
    # Swedish for a moment, and back: what is written stays.
    resident.presses("svenska").is_on("Det du vill berätta")
    expect(page.get_by_label("Avgifter och fakturor", exact=True)).to_be_checked()
    resident.presses("English").is_on("What you want to tell us")
    expect(page.get_by_label(re.compile("Sum it up")).first).to_have_value("The invoice came twice")
    resident.presses("Next").sees("Describe what happened.")
    require_accessible(page)
    resident.writes(re.compile("What happened"), "I have paid both.").presses("Next")
    resident.chooses("Do you want an answer", "Yes").presses("Next")
    resident.sees("Fees and invoices").sees("Yes")
    require_accessible(page)
    resident.presses("Send").sees("Feedback and complaints")
    return page.locator(".receipt-number .number").inner_text()


def then_staff_read_it_in_swedish(staff: Person, number: str) -> None:
    staff.goes_to("/personal/arenden/")
    staff.page.get_by_role("searchbox").first.fill(number)
    staff.page.keyboard.press("Enter")
    staff.page.get_by_role("link", name=re.compile("The invoice came twice")).first.click()
    staff.sees("Avgifter och fakturor").sees("Vill du ha svar på det du har skrivit?").sees("Ifyllt på engelska")
    staff.does_not_see("Fees and invoices")
    require_accessible(staff.page)


def test_she_reads_and_sends_in_english_and_they_read_swedish(people: People) -> None:
    resident = people.resident("invanare")
    given_a_resident_whose_pages_are_in_english(resident)
    number = when_she_sends_a_complaint(resident)
    then_staff_read_it_in_swedish(people.staff("arendemottagare"), number)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_an_administrator_translates_with_the_swedish_beside(people: People, script: bool) -> None:
    admin = people.staff("administrator", script=script)
    page = admin.page
    admin.goes_to("/personal/arendetyper/ny/").writes("Namn på kontaktkortet", "Boka provtagning")
    admin.presses("Börja bygga").follows("Översättningar").sees("Bara svenska än så länge")
    assert not script or axe_faults(page) == []
    page.get_by_label("Nytt språk").select_option("ar")
    admin.presses("Lägg till språket").sees("0 av 2 texter är översatta.")
    assert not script or axe_faults(page) == []
    field = page.get_by_label("Namn på arabiska")
    expect(field).to_have_attribute("dir", "rtl")
    field.fill("حجز موعد للفحص")
    if script:
        expect(page.locator("[data-saved]")).to_contain_text("Sparat")
        admin.sees("1 av 2 texter är översatta.")
        page.reload()
        expect(page.get_by_label("Namn på arabiska")).to_have_value("حجز موعد للفحص")
    admin.presses("Spara och gå till nästa del")
    page.get_by_label("Fråga eller rubrik på arabiska").fill("هذا يتعلق بما يلي")
    # What was saved while it was written says so before the button has led anywhere.
    with page.expect_navigation():
        admin.presses("Spara")
    admin.sees("2 av 2 texter är översatta.")
    assert not script or axe_faults(page) == []
    admin.follows("Granska och publicera").does_not_see("arabiska saknas")
