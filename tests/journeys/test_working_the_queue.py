"""A morning in the queue: keys, going on from case to case, what is written kept, and news that moves nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUEUE = "/personal/arenden/?vy=att-fordela"


def test_keys_lead_to_the_search_and_through_the_rows(people: People) -> None:
    """Given the queue, when one presses "/" and the arrows, then focus goes to the search and from row to row."""
    page = people.staff("arendemottagare").goes_to(QUEUE).page
    rows = page.locator("a.row-link")
    rows.nth(0).focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_one_goes_on_from_case_to_case(people: People) -> None:
    """Given a case opened from the queue, when one follows Nästa, then the next one in the queue's order opens."""
    page = people.staff("arendemottagare").goes_to(QUEUE).page
    addresses = [link.get_attribute("href") for link in page.locator("a.row-link").all()]
    page.locator("a.row-link").first.click()
    expect(page.get_by_role("link", name="Föregående")).to_be_hidden()
    page.get_by_role("link", name="Nästa").click()
    expect(page).to_have_url(re.compile(re.escape(str(addresses[1])) + "$"))
    page.get_by_role("link", name="Föregående").click()
    expect(page).to_have_url(re.compile(re.escape(str(addresses[0])) + "$"))


def test_news_are_announced_and_nothing_moves(people: People) -> None:
    """Given the queue, when cases have come, then a link says how many, and the rows stay as they are."""
    page = people.staff("arendemottagare").goes_to(QUEUE).page
    before = page.locator("table").inner_text()
    page.route("**/nytt/**", lambda route: route.fulfill(json={"count": 99, "words": "3 nya ärenden, visa"}))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("status").get_by_role("link", name="3 nya ärenden, visa")).to_be_visible()
    assert page.locator("table").inner_text() == before


def test_what_is_written_is_kept_and_looks_like_what_it_is(people: People) -> None:
    """Given an own case, when one writes and leaves, then text and tab are there on coming back, and one can send."""
    handler = people.staff("arendehanterare").goes_to("/personal/arenden/?vy=mina")
    page = handler.page
    page.locator("a.row-link").first.click()
    address = page.url
    expect(page.get_by_role("button", name="Skicka och avsluta")).to_be_visible()
    expect(page.get_by_role("button", name="Spara anteckning")).to_be_hidden()
    page.get_by_role("radio", name="Intern anteckning").check()
    expect(page.get_by_role("button", name="Skicka och avsluta")).to_be_hidden()
    page.get_by_role("textbox", name="Intern anteckning").fill("Ring apoteket – 100 µg 💊")
    expect(page.get_by_text(re.compile(r"Utkast sparat \d"))).to_be_visible(timeout=10_000)
    handler.goes_to("/personal/arenden/?vy=mina").goes_to(address)
    expect(page.get_by_role("radio", name="Intern anteckning")).to_be_checked()
    expect(page.get_by_role("textbox", name="Intern anteckning")).to_have_value("Ring apoteket – 100 µg 💊")
    handler.presses("Spara anteckning").sees("Anteckningen är sparad")
    expect(page.get_by_role("textbox")).to_have_value("")
