"""A case type with a restricted audience: handed out to a resident who sends a case, and taken back."""

import re

import pytest

from personalverktyget.demo.world.build import read
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

CARD = "/invanare/mottagning/TSTNMT2321000156-1A01/"
PUBLIC = "/mottagning/TSTNMT2321000156-1A01/"
NAME = "Blodtryck hemma"
HELENA = "Helena Sandberg"


def number_of(hint: str) -> str:
    """The number under which a resident of the demo signs in."""
    personas = read("personas.json")["residents"]
    return str(next(persona["number"] for persona in personas if persona["hint"] == hint))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_what_is_handed_out_is_met_sent_and_gone(people: People, script: bool) -> None:
    def accessible(person: Person) -> None:
        if script:
            require_accessible(person.page)

    staff, resident = people.staff("arendemottagare", script=script), people.resident("invanare", script=script)

    # Given a case type that nobody meets on the card
    resident.goes_to(CARD).does_not_see(NAME)
    people.anybody().goes_to(PUBLIC).does_not_see(NAME)

    # When it is handed out to a resident, whose name is shown first
    staff.goes_to("/personal/invanare/")
    accessible(staff)
    staff.page.get_by_role("link", name=f"Dela ut {NAME}").click()
    accessible(staff)
    staff.writes("Personnummer", number_of("invanare")).presses("Hämta namn").sees(HELENA)
    accessible(staff)
    staff.presses("Dela ut").sees("syns för invånaren nu").sees(HELENA)
    accessible(staff)

    # Then she sees it, nobody else does, and she sends a case
    people.anybody().goes_to(PUBLIC).does_not_see(NAME)
    resident.goes_to(CARD).sees(NAME)
    accessible(resident)
    resident.page.get_by_role("link", name=NAME).click()
    resident.presses("Börja").writes("Övertryck", "128").writes("Undertryck", "79")
    resident.presses("Nästa")
    resident.page.get_by_role("button", name=re.compile("^Skicka")).click()
    resident.page.wait_for_url(re.compile("/kvitto/"))

    # And what she has begun when it is taken back is kept, and told why it cannot be sent
    resident.goes_to(CARD)
    resident.page.get_by_role("link", name=NAME).click()
    resident.presses("Börja").writes("Övertryck", "131").presses("Spara och fortsätt senare")
    staff.page.get_by_label(re.compile(HELENA)).check()
    staff.presses("Ta tillbaka").sees("tillbakatagen för 1 invånare").does_not_see(HELENA)
    resident.goes_to(CARD).does_not_see(NAME)
    resident.goes_to("/invanare/")
    resident.page.get_by_role("link", name=re.compile(NAME)).first.click()
    resident.sees("gäller inte längre").sees("131")
    accessible(resident)
    resident.presses("Ta bort det jag har skrivit").sees("är borttaget")
