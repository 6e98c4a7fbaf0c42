"""Messages by the keyboard alone: to one, to many with another's approval, and a question that its resident answers.

Wherever Tab leads the focus can be seen, and nothing that stays in sight lies over it; after each step the focus is
where the page says what happened. At units of their own, and never what journeys beside them look at.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person
from tests.journeys.conftest import People
from tests.journeys.sending import MESSAGES, leaves_at_once, reachable
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FEW = 60
# What has the focus: its words, whether a ring shows where it is, and whether something lies over it.
_FOCUS = """
() => {
  const now = document.activeElement;
  if (!now || now === document.body) return {words: '', seen: true, clear: true};
  const labels = [...(now.labels ?? [])].map(label => label.textContent).join(' ');
  const words = [now.getAttribute('aria-label') ?? '', labels, now.textContent, now.name ?? ''].join(' ');
  const around = [];
  for (let one = now.parentElement; one && one.tagName !== 'MAIN'; one = one.parentElement) around.push(one);
  const rings = [now, ...(now.labels ?? []), ...around].some(one => getComputedStyle(one).outlineStyle !== 'none');
  const box = now.getBoundingClientRect(), y = Math.max(box.top + Math.min(box.height, 24) / 2, 0);
  const above = document.elementFromPoint(box.left + Math.min(box.width, 24) / 2, y);
  const own = [now, ...(now.labels ?? [])];
  const clear = Boolean(above) && (above.contains(now) || own.some(one => one.contains(above)));
  // The button in a field for a day has a ring of the browser's own.
  const inside = ['date', 'time'].includes(now.type);
  return {words: words.replace(/\\s+/g, ' ').trim(), seen: rings || inside, clear};
}
"""


class Keyboard:
    """Somebody without a pointer."""

    def __init__(self, person: Person) -> None:
        self.person, self.page, self.keys = person, person.page, person.page.keyboard

    def comes_to(self, words: str) -> None:
        """Tab until the focus is on what begins with the words."""
        passed = []
        for _press in range(_FEW):
            self.keys.press("Tab")
            focus = self.page.evaluate(_FOCUS)
            passed.append(focus["words"][:60])
            assert focus["seen"], f"no ring around “{focus['words'][:60]}” at {self.page.url}"
            assert focus["clear"], f"something lies over “{focus['words'][:60]}” at {self.page.url}"
            if re.match(words, focus["words"]):
                return
        raise AssertionError(f"Tab never comes to “{words}” at {self.page.url}, only to {passed}")

    def presses(self, words: str, heading: str | re.Pattern[str]) -> None:
        """A button or a link, and then the page that it leads to."""
        self.comes_to(words)
        self.keys.press("Enter")
        self.person.is_on(heading)

    def writes(self, words: str, text: str) -> None:
        """In a field."""
        self.comes_to(words)
        self.keys.insert_text(text)

    def marks(self, words: str) -> None:
        """A checkbox."""
        self.comes_to(words)
        self.keys.press("Space")

    def chooses(self, group: str, words: str) -> None:
        """One of some: Tab comes to the first, or to what is chosen, and the arrows go on."""
        self.comes_to(group)
        for _press in range(_FEW):
            if re.match(words, self.page.evaluate(_FOCUS)["words"]):
                self.keys.press("Space")
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"the arrows never come to “{words}”")

    def is_told(self, words: str) -> None:
        """The focus is on what says what happened."""
        told = "words => [...document.querySelectorAll('main :focus')].some(one => one.textContent.includes(words))"
        self.page.wait_for_function(told, arg=words)
        assert self.page.evaluate(_FOCUS)["clear"]


def test_a_question_to_one_is_written_and_answered(people: People, running_program: RunningProgram) -> None:
    # Given a question, written from the list to the button that sends it
    subject, who = "Hur går det med träningen?", reachable()[60]
    staff = Keyboard(people.staff("arendehanterare-2").goes_to(MESSAGES))
    staff.presses("Nytt meddelande", "Nytt meddelande")
    staff.comes_to("Fortsätt")
    staff.keys.press("Enter")
    staff.is_told("Något behöver rättas")
    staff.writes("Personnummer", who)
    staff.chooses("Information", "Fråga")
    staff.presses("Fortsätt", "Skriv meddelande")
    staff.writes("Rubrik", subject)
    staff.writes("Meddelande", "Hej {namn}\n\nHur går det?")
    staff.chooses("Invånaren har en pågående", "Invånaren har en pågående")
    staff.presses("Granska", "Granska meddelandet")
    staff.comes_to("Skicka")
    staff.keys.press("Enter")
    staff.is_told("Bekräfta att mottagningen har en pågående kontakt")
    staff.marks("Mottagningen har en pågående kontakt")
    staff.presses("Skicka", "Meddelandet skickas strax")

    # When it has come, then she answers it, and the receipt says so
    leaves_at_once(running_program, subject)
    resident = Keyboard(people.resident(who).goes_to("/invanare/"))
    resident.comes_to(re.escape(subject))
    resident.keys.press("Enter")
    resident.person.sees("Hur går det?")
    resident.presses("Svara", "Svara på frågan")
    resident.comes_to("Nästa")
    resident.keys.press("Enter")
    resident.is_told("Något behöver rättas")
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
    sender.comes_to("Läs in listan")
    sender.keys.press("Enter")
    sender.is_told("Något behöver rättas")
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
    other.comes_to("Skicka tillbaka")
    other.keys.press("Enter")
    other.is_told("Något behöver rättas")
    other.presses("Godkänn", subject)
    other.is_told("Utskicket är godkänt")

    # And it is stopped before it leaves
    other.presses("Stoppa", "Stoppa utskicket?")
    other.presses("Stoppa", subject)
    other.is_told("Utskicket är stoppat")
    expect(other.page.get_by_role("heading", name="Utskicket är stoppat")).to_be_visible()
