"""Messages by the keyboard alone: to one, to many with another's approval, and a question that its resident answers.

Wherever Tab leads the focus can be seen, and nothing that stays in sight lies over it; after each step the focus is
where the page says what happened. At units of their own, and never what journeys beside them look at.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import People
from tests.journeys.keyboard import Keyboard
from tests.journeys.sending import MESSAGES, leaves_at_once, reachable
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_question_to_one_is_written_and_answered(people: People, running_program: RunningProgram) -> None:
    # Given a question, written from the list to the button that sends it
    subject, who = "Hur går det med träningen?", reachable()[60]
    staff = Keyboard(people.staff("arendehanterare-2").goes_to(MESSAGES))
    staff.presses("Nytt meddelande", "Nytt meddelande")
    staff.tries("Fortsätt", "Något behöver rättas")
    staff.writes("Personnummer", who)
    staff.chooses("Information", "Fråga")
    staff.presses("Fortsätt", "Skriv meddelande")
    staff.writes("Rubrik", subject)
    staff.writes("Meddelande", "Hej {namn}\n\nHur går det?")
    staff.chooses("Invånaren har en pågående", "Invånaren har en pågående")
    staff.presses("Granska", "Granska meddelandet")
    staff.tries("Skicka", "Bekräfta att mottagningen har en pågående kontakt")
    staff.marks("Mottagningen har en pågående kontakt")
    staff.presses("Skicka", "Meddelandet skickas strax")

    # When it has come, then she answers it, and the receipt says so
    leaves_at_once(running_program, subject)
    resident = Keyboard(people.resident(who).goes_to("/invanare/"))
    resident.comes_to(re.escape(subject))
    resident.keys.press("Enter")
    resident.person.sees("Hur går det?")
    resident.presses("Svara", "Svara på frågan")
    resident.tries("Nästa", "Något behöver rättas")
    resident.writes("Ditt svar", "Bättre för varje dag.")
    resident.presses("Nästa", "Granska och skicka")
    resident.presses("Skicka", re.compile("skickat"))


def test_a_list_is_read_in_handed_over_and_approved(people: People) -> None:
    # Given a message to more than one may decide alone
    subject = "Träningen börjar igen i januari"
    sender = Keyboard(people.staff("arendehanterare-2").goes_to(MESSAGES))
    sender.presses("Till många", "Meddelande till många")
    sender.chooses("Information", "Information")
    sender.presses("Fortsätt", "Skriv till många")
    sender.writes("Rubrik", subject)
    sender.writes("Meddelande", "Hej {namn}\n\nVi börjar den 11 januari.")
    sender.chooses("Invånaren har en pågående", "Kallelse till vaccination")
    sender.presses("Fortsätt till mottagare", "Mottagare")
    sender.tries("Läs in listan", "Något behöver rättas")
    sender.writes("Eller klistra in", "\n".join([*reachable()[70:150], "123"]))
    sender.comes_to("Läs in listan")
    sender.keys.press("Enter")
    sender.person.sees("får meddelandet")
    sender.presses("Granska", "Granska utskicket")
    sender.marks("De rader som lämnas ute")
    sender.presses("Lämna till godkännande", subject)
    sender.person.sees("väntar på godkännande")

    # When another approves it, then the page that follows says so where the focus is
    other = Keyboard(people.staff("arendemottagare-2").goes_to(f"{MESSAGES}?vy=godkanns"))
    other.presses(re.escape(subject), subject)
    other.presses("Granska och godkänn", "Godkänn utskicket")
    other.tries("Skicka tillbaka", "Något behöver rättas")
    other.presses("Godkänn", subject)
    other.is_told("Utskicket är godkänt")

    # And it is stopped before it leaves
    other.presses("Stoppa", "Stoppa utskicket?")
    other.presses("Stoppa", subject)
    other.is_told("Utskicket är stoppat")
    expect(other.page.get_by_role("heading", name="Utskicket är stoppat")).to_be_visible()
