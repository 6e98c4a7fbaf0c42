"""A guardian reads what a unit has written about her child, and answers it; staff see who answered."""

import re

import pytest

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.demo.world.build import DATA
from personalverktyget.demo.world.messages import child_with_guardians
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]


def _until_it_has_come(guardian: Person) -> None:
    """It leaves half a minute after the demo's world was made, and the worker comes every five seconds."""
    for _try in range(15):
        guardian.goes_to("/invanare/")
        if guardian.page.get_by_text("Inför hälsobesöket").count():
            return
        guardian.page.wait_for_timeout(5_000)


def test_a_childs_message_is_read_and_answered_by_a_guardian(people: People) -> None:
    register = FilePopulationRegister(DATA / "population_register.json")
    child = child_with_guardians(register.people())
    about = f"Gäller ditt barn {child.given_name} {child.surname}"

    # Given a question about a child, when one of her guardians signs in, then the inbox says whom it concerns
    guardian, other = (people.resident(number) for number in child.guardians)
    _until_it_has_come(guardian)
    guardian.sees(about)
    require_accessible(guardian.page)
    guardian.page.get_by_role("link", name=re.compile("Inför hälsobesöket")).click()
    guardian.sees(about)
    require_accessible(guardian.page)

    # When she answers it in the child's place
    guardian.presses("Svara").sees(about)
    require_accessible(guardian.page)
    guardian.writes(re.compile("Ditt svar"), "Inga läkemedel.").presses("Nästa").sees(about)
    guardian.page.get_by_role("button", name=re.compile("^Skicka")).click()
    guardian.page.wait_for_url(re.compile("/kvitto/"))
    guardian.follows("Se ärendet").sees(about)
    require_accessible(guardian.page)

    # Then the other guardian sees that it is answered, and by somebody else
    other.goes_to("/invanare/")
    other.page.get_by_role("link", name=re.compile("Inför hälsobesöket")).first.click()
    other.sees("Meddelandet besvarades").follows("Se svaret").sees("En vårdnadshavare skickade ärendet")
    require_accessible(other.page)

    # And staff see who answered
    receiver = people.staff("arendemottagare").goes_to(f"/personal/arenden/?q={child.number}")
    receiver.page.get_by_role("link", name=re.compile("Inga läkemedel")).first.click()
    receiver.sees("Skickat av").sees("vårdnadshavare").sees("Inga läkemedel.")
    require_accessible(receiver.page)
