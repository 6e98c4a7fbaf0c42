"""A unit's review of its log from the list to the signed report, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import require_accessible
from tests.journeys.conftest import People
from tests.journeys.keyboard import Keyboard
from tests.journeys.test_reviewing_the_log import LOG_CONTROL, who_is

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A health centre of the other region: no other journey works there, and its only reviewer opens no cases.
REVIEWER = "Håkan Båtelson"
NOTE = "Det framgår inte varför ärendet öppnades."

# Whether the page does something of its own with a key that is still held down.
_HELD_DOWN = """(key) => {
  const held = new KeyboardEvent("keydown", { key, repeat: true, bubbles: true, cancelable: true });
  return !document.body.dispatchEvent(held);
}"""


def has_focus(person: Keyboard, what: str, text: str) -> None:
    """What happened is where the focus is."""
    expect(person.page.locator(what)).to_be_focused()
    expect(person.page.locator(what)).to_contain_text(text)


def when_the_review_begins(reviewer: Keyboard) -> None:
    """From the list."""
    reviewer.person.goes_to(LOG_CONTROL)
    reviewer.comes_to("Ny loggkontroll")
    reviewer.goes_by("Enter")
    reviewer.comes_to("Varför görs kontrollen")
    reviewer.keys.type("Månadens kontroll")
    reviewer.comes_to("Välj poster")
    reviewer.goes_by("Enter")
    reviewer.comes_to("Börja granska")
    reviewer.goes_by("Enter")


def when_a_verdict_lacks_its_note(reviewer: Keyboard) -> None:
    """The focus is on what is wrong; its link leads into the field, where keys are letters."""
    reviewer.keys.press("2")
    has_focus(reviewer, "[data-error-summary]", "Skriv vad som är oklart eller misstänkt.")
    require_accessible(reviewer.page)
    reviewer.comes_to("Skriv vad som är oklart")
    reviewer.keys.press("Enter")
    expect(reviewer.page.get_by_label("Anteckning")).to_be_focused()
    reviewer.keys.type(f"{NOTE} 1 2 3 z")
    reviewer.comes_to("Oklar")
    reviewer.goes_by("Enter")


def when_a_slip_is_mended(reviewer: Keyboard) -> None:
    """One key back to what was just judged, and another verdict; then on where one was."""
    has_focus(reviewer, ".just-judged", "Post 1: Oklar.")
    reviewer.goes_by("1")
    has_focus(reviewer, ".just-judged", "Post 2: Motiverad.")
    reviewer.goes_by("z")
    reviewer.person.is_on(re.compile("^Post 2 av")).sees("Motiverad")
    reviewer.comes_to("Anteckning")
    reviewer.keys.type("Fel tangent.")
    reviewer.comes_to("Oklar")
    reviewer.goes_by("Enter")
    has_focus(reviewer, ".just-judged", "Post 2: Oklar.")
    reviewer.person.is_on(re.compile("^Post 3 av"))
    require_accessible(reviewer.page)


def then_a_key_held_down_judges_one_entry_alone(reviewer: Keyboard) -> None:
    """What the keyboard repeats by itself is nothing to this page: the entry has not been seen yet."""
    for key in ("1", "z", "ArrowRight"):
        assert not reviewer.page.evaluate(_HELD_DOWN, key), f"{key} counts again while it is held down"


def when_the_rest_is_judged(reviewer: Keyboard) -> None:
    """One key an entry, and the next comes by itself; after the last, the page where one signs."""
    while "/post/" in reviewer.person.address:
        reviewer.goes_by("1")
    reviewer.person.sees("Alla poster är bedömda. Skriv en slutsats och signera.")


def when_it_is_signed(reviewer: Keyboard) -> None:
    """Without a conclusion, which cannot be; then with one."""
    reviewer.comes_to("Signera loggkontrollen")
    reviewer.keys.press("Enter")
    has_focus(reviewer, "[data-error-summary]", "Skriv en slutsats.")
    reviewer.comes_to("Slutsats")
    reviewer.keys.type("Två poster är oklara. Vi talar med dem som det gäller.")
    reviewer.comes_to("Signera loggkontrollen")
    reviewer.keys.press("Enter")
    reviewer.person.sees("Loggkontrollen är signerad.").sees("Signerad och låst")


def then_the_report_can_be_kept(reviewer: Keyboard) -> None:
    """A PDF."""
    assert reviewer.takes("Hämta rapporten").startswith(b"%PDF-")


def test_a_months_review_by_the_keyboard_alone(people: People) -> None:
    reviewer = Keyboard(people.staff(who_is(REVIEWER)))
    when_the_review_begins(reviewer)
    when_a_verdict_lacks_its_note(reviewer)
    when_a_slip_is_mended(reviewer)
    then_a_key_held_down_judges_one_entry_alone(reviewer)
    when_the_rest_is_judged(reviewer)
    when_it_is_signed(reviewer)
    then_the_report_can_be_kept(reviewer)
