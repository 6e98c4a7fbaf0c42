"""Staff write to a resident: a message that is read, and a question whose answer is a case."""

import re

import pytest
from playwright.sync_api import expect

from personalverktyget.demo.world.build import read
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

MESSAGES = "/personal/meddelanden/"
# A message waits half a minute before it leaves, and the worker comes every five seconds.
UNTIL_IT_HAS_LEFT = 60_000


def number_of(hint: str) -> str:
    """The number under which a resident of the demo signs in."""
    personas = read("personas.json")["residents"]
    return str(next(persona["number"] for persona in personas if persona["hint"] == hint))


def _writes(staff: Person, template: str, subject: str, body: str) -> None:
    staff.goes_to(MESSAGES).follows("Nytt meddelande")
    require_accessible(staff.page)
    staff.writes("Personnummer", number_of("invanare"))
    staff.page.get_by_role("radio", name=re.compile(f"^{template}")).check()
    staff.presses("Fortsätt").sees("Helena Sandberg")
    require_accessible(staff.page)
    staff.writes("Rubrik", subject).writes(re.compile("^Meddelande"), body)
    staff.page.get_by_role("radio", name=re.compile("pågående kontakt")).check()
    staff.presses("Granska").is_on("Granska meddelandet").sees("Hej Helena Sandberg")
    require_accessible(staff.page)
    staff.page.get_by_role("checkbox", name=re.compile("pågående kontakt")).check()
    staff.presses("Skicka").is_on("Meddelandet skickas strax")


def test_a_message_is_undone_sent_read_and_answered(people: People) -> None:
    staff, resident = people.staff("arendehanterare"), people.resident("invanare")

    # Given a message that is on its way, when its writer undoes it, then it is there to be changed
    _writes(staff, "Information", "Om ditt besök på tisdag", "Hej {namn}\n\nTag med din lista över läkemedel.")
    require_accessible(staff.page)
    staff.presses("Ångra").is_on("Skriv meddelande")
    expect(staff.page.get_by_label("Rubrik")).to_have_value("Om ditt besök på tisdag")
    staff.presses("Ta bort").sees("Inget har skickats")

    # When a question is sent, then it comes once the half minute is over
    _writes(staff, "Fråga", "Hur mår du efter besöket?", "Hej {namn}\n\nSkriv hur du mår.")
    asked = staff.address
    expect(staff.page.get_by_text("Kom till inkorgen")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)
    expect(staff.page.get_by_role("heading", level=1)).to_have_text("Meddelandet är skickat")
    resident.goes_to("/invanare/").sees("Hur mår du efter besöket?")
    require_accessible(resident.page)
    resident.page.get_by_role("link", name=re.compile("Hur mår du efter besöket")).click()
    resident.sees("Hej Helena Sandberg").sees("Varför du får det här")
    require_accessible(resident.page)

    # And she answers it with the form, which the unit receives as a case
    resident.presses("Svara")
    resident.writes(re.compile("Ditt svar"), "Mycket bättre, tack.").presses("Nästa")
    resident.page.get_by_role("button", name=re.compile("^Skicka")).click()
    resident.page.wait_for_url(re.compile("/kvitto/"))
    staff.goes_to(asked).is_on("Invånaren har svarat").sees("Läst")
    require_accessible(staff.page)
    receiver = people.staff("arendemottagare").goes_to(asked)
    receiver.follows("Öppna ärendet med svaret").sees("Mycket bättre, tack.")
    receiver.follows("Meddelandet från enheten").sees("Skriv hur du mår.")


def test_a_number_that_cannot_be_reached_is_told_at_once(people: People) -> None:
    staff = people.staff("arendehanterare", script=False).goes_to(f"{MESSAGES}nytt/")

    # When a number with a slip of the pen is written, then the page says what to do and keeps it
    staff.writes("Personnummer", "19121212-1213").presses("Fortsätt")
    expect(staff.page.get_by_label("Personnummer")).to_have_value("19121212-1213")
    staff.sees("Välj en mall.")
