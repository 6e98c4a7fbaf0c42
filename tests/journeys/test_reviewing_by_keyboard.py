"""A unit's review of its log from the list to the signed report, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.test_reviewing_the_log import LOG_CONTROL, who_is

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A health centre of the other region: no other journey works there, and its only reviewer opens no cases.
REVIEWER = "Håkan Båtelson"
NOTE = "Det framgår inte varför ärendet öppnades."
_MOST_STEPS = 60
# In a date's field the browser's own button takes the focus in turn, with the browser's own ring.
_FOCUSED = """() => {
  const one = document.activeElement, look = getComputedStyle(one);
  // After the last comes the page itself, and then the first.
  if (one === document.body) return { name: "" };
  const labels = [...(one.labels ?? [])].map((label) => label.textContent);
  return {
    name: [one.textContent, ...labels].join(" ").replace(/\\s+/g, " ").trim(),
    shown: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2 || one.matches("[type=date]:not(:focus)"),
    inView: one.getBoundingClientRect().bottom > 0 && one.getBoundingClientRect().top < innerHeight,
  };
}"""

# Whether the page does something of its own with a key that is still held down.
_HELD_DOWN = """(key) => {
  const held = new KeyboardEvent("keydown", { key, repeat: true, bubbles: true, cancelable: true });
  return !document.body.dispatchEvent(held);
}"""


def steps_to(person: Person, name: str) -> None:
    """By the tab key, as few times as it takes; where one is can be seen all the way."""
    for _ in range(_MOST_STEPS):
        person.page.keyboard.press("Tab")
        focused = person.page.evaluate(_FOCUSED)
        if focused["name"]:
            assert focused["shown"], f"the focus on {focused['name']!r} is not shown"
            assert focused["inView"], f"{focused['name']!r} has the focus out of sight"
        if focused["name"].startswith(name):
            return
    raise AssertionError(f"{name!r} is not reached")


def presses_key(person: Person, key: str) -> None:
    """A key that leads to another address, whose own keys are ready when it is there."""
    here = person.page.url
    person.page.keyboard.press(key)
    person.page.wait_for_url(lambda url: url != here, wait_until="load")


def has_focus(person: Person, what: str, text: str) -> None:
    """What happened is where the focus is."""
    expect(person.page.locator(what)).to_be_focused()
    expect(person.page.locator(what)).to_contain_text(text)


def when_the_review_begins(reviewer: Person) -> None:
    """From the list."""
    reviewer.goes_to(LOG_CONTROL)
    steps_to(reviewer, "Ny loggkontroll")
    presses_key(reviewer, "Enter")
    steps_to(reviewer, "Varför görs kontrollen?")
    reviewer.page.keyboard.type("Månadens kontroll")
    steps_to(reviewer, "Välj poster")
    presses_key(reviewer, "Enter")
    steps_to(reviewer, "Börja granska")
    presses_key(reviewer, "Enter")


def when_a_verdict_lacks_its_note(reviewer: Person) -> None:
    """The focus is on what is wrong; its link leads into the field, where keys are letters."""
    reviewer.page.keyboard.press("2")
    has_focus(reviewer, "[data-error-summary]", "Skriv vad som är oklart eller misstänkt.")
    require_accessible(reviewer.page)
    steps_to(reviewer, "Skriv vad som är oklart")
    reviewer.page.keyboard.press("Enter")
    expect(reviewer.page.get_by_label("Anteckning")).to_be_focused()
    reviewer.page.keyboard.type(f"{NOTE} 1 2 3 z")
    steps_to(reviewer, "Oklar")
    presses_key(reviewer, "Enter")


def when_a_slip_is_mended(reviewer: Person) -> None:
    """One key back to what was just judged, and another verdict; then on where one was."""
    has_focus(reviewer, ".just-judged", "Post 1: Oklar.")
    presses_key(reviewer, "1")
    has_focus(reviewer, ".just-judged", "Post 2: Motiverad.")
    presses_key(reviewer, "z")
    reviewer.is_on(re.compile("^Post 2 av")).sees("Motiverad")
    steps_to(reviewer, "Anteckning")
    reviewer.page.keyboard.type("Fel tangent.")
    steps_to(reviewer, "Oklar")
    presses_key(reviewer, "Enter")
    has_focus(reviewer, ".just-judged", "Post 2: Oklar.")
    reviewer.is_on(re.compile("^Post 3 av"))
    require_accessible(reviewer.page)


def then_a_key_held_down_judges_one_entry_alone(reviewer: Person) -> None:
    """What the keyboard repeats by itself is nothing to this page: the entry has not been seen yet."""
    for key in ("1", "z", "ArrowRight"):
        assert not reviewer.page.evaluate(_HELD_DOWN, key), f"{key} counts again while it is held down"


def when_the_rest_is_judged(reviewer: Person) -> None:
    """One key an entry, and the next comes by itself; after the last, the page where one signs."""
    while "/post/" in reviewer.address:
        presses_key(reviewer, "1")
    reviewer.sees("Alla poster är bedömda. Skriv en slutsats och signera.")


def when_it_is_signed(reviewer: Person) -> None:
    """Without a conclusion, which cannot be; then with one."""
    steps_to(reviewer, "Signera loggkontrollen")
    reviewer.page.keyboard.press("Enter")
    has_focus(reviewer, "[data-error-summary]", "Skriv en slutsats.")
    steps_to(reviewer, "Slutsats")
    reviewer.page.keyboard.type("Två poster är oklara. Vi talar med dem som det gäller.")
    steps_to(reviewer, "Signera loggkontrollen")
    reviewer.page.keyboard.press("Enter")
    reviewer.sees("Loggkontrollen är signerad.").sees("Signerad och låst")


def then_the_report_can_be_kept(reviewer: Person) -> None:
    """A PDF."""
    steps_to(reviewer, "Hämta rapporten")
    with reviewer.page.expect_download() as taken:
        reviewer.page.keyboard.press("Enter")
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


def test_a_months_review_by_the_keyboard_alone(people: People) -> None:
    reviewer = people.staff(who_is(REVIEWER))
    when_the_review_begins(reviewer)
    when_a_verdict_lacks_its_note(reviewer)
    when_a_slip_is_mended(reviewer)
    then_a_key_held_down_judges_one_entry_alone(reviewer)
    when_the_rest_is_judged(reviewer)
    when_it_is_signed(reviewer)
    then_the_report_can_be_kept(reviewer)
