"""While a resident writes: follow-up questions come at once, and what is written is kept without a button pressed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]
INTRO = "/invanare/mottagning/TSTNMT2321000156-1A02/fornya-recept/"


def test_follow_ups_come_at_once_and_writing_is_kept(people: People) -> None:
    """Given a form with follow-up questions, when one writes and then leaves, then all is there on coming back."""
    resident = people.resident("invanare-2").goes_to(INTRO).presses("Börja").presses("Nästa")
    page = resident.page
    kept, follow_up = page.get_by_text(re.compile(r"Sparat \d")), page.get_by_label("Vad är det som inte fungerar?")
    expect(follow_up).to_be_hidden()
    resident.writes("Läkemedlets namn", "Levaxin – 100 µg 💊")
    expect(kept).to_be_visible()
    resident.chooses("Tycker du att läkemedlet fungerar bra?", "Nej")
    expect(follow_up).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="En följdfråga har kommit till.")).to_be_attached()
    expect(page.get_by_role("radio", name="Nej").first).to_be_focused()
    follow_up.fill("Jag är trött.")
    with page.expect_response(lambda response: response.request.method == "POST"):
        follow_up.press("Tab")
    resident.chooses("Tycker du att läkemedlet fungerar bra?", "Ja")
    expect(follow_up).to_be_hidden()
    resident.goes_to("/invanare/").follows("Fortsätt med Förnya recept till Åsmåla vårdcentral")
    expect(page.get_by_label("Läkemedlets namn")).to_have_value("Levaxin – 100 µg 💊")
    resident.chooses("Tycker du att läkemedlet fungerar bra?", "Nej")
    expect(follow_up).to_have_value("Jag är trött.")
    resident.follows("Ta bort det påbörjade").presses("Ta bort Förnya recept").sees("Förnya recept är borttaget.")


def test_units_are_found_while_one_writes(people: People) -> None:
    """Given the first page, when one writes a name, then the units come under the field, and Back finds them again."""
    visitor = people.anybody(width=390).goes_to("/")
    page = visitor.page
    page.get_by_label("Mottagning, ort eller ärende").press_sequentially("ÅSMÅLA vård")
    expect(page.get_by_role("link", name="Åsmåla vårdcentral")).to_be_visible()
    expect(page.get_by_label("Mottagning, ort eller ärende")).to_be_focused()
    visitor.follows("Åsmåla vårdcentral")
    page.go_back()
    expect(page.get_by_role("link", name="Åsmåla vårdcentral")).to_be_visible()
