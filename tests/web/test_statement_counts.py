"""How many statements a page sends. The numbers do not grow with what is in the database; more than this is a decision.

What the list and the case ask is kept as text beside the tests, so that a change of it is seen in review.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.cases.states import Action
from tests.support.sql import as_snapshot
from tests.support.world import World
from tests.support.world_registers import PREFIX

LIST = "/personal/arenden/"
CARD = f"mottagning/{PREFIX}9001/"
CASE_SNAPSHOT = Path(__file__).with_name("staff") / "case.sql"
# Who asks for what, and in how many statements at most.
PAGES: dict[str, tuple[str, Callable[[World], str], int]] = {
    "staff list": ("both", lambda world: LIST, 5),
    "staff list, closed": ("both", lambda world: f"{LIST}?vy=avslutade", 5),
    "search by word": ("both", lambda world: f"{LIST}?q=levaxin", 5),
    "search by number": ("both", lambda world: f"{LIST}?q=198102282384", 5),
    "case": ("both", lambda world: f"{LIST}{world.cases['assigned']}/", 8),
    "case of one's own": ("handler", lambda world: f"{LIST}{world.cases['assigned']}/", 7),
    "closed case": ("handler", lambda world: f"{LIST}{world.cases['closed']}/", 7),
    "inbox": ("helena", lambda world: "/invanare/", 8),
    "resident's case": ("helena", lambda world: f"/invanare/arenden/{world.cases['closed']}/", 9),
    "contact card, signed in": ("helena", lambda world: f"/invanare/{CARD}", 6),
    # Before the worker has come to it. What is published takes one (test_publishing.py).
    "contact card": ("", lambda world: f"/{CARD}", 4),
}


def statements(browser: Client, path: str) -> list[str]:
    """What a page sends, once everything that is read but once has been read."""
    for _ in range(2):
        assert browser.get(path).status_code == 200
    with CaptureQueriesContext(connection) as sent:
        browser.get(path)
    return [query["sql"] for query in sent.captured_queries]


def browser_of(world: World, client: Client, who: str) -> Client:
    if who in world.residents:
        return world.sign_in_resident(client, who)
    return world.sign_in(client, who, "ang") if who else client


@pytest.mark.parametrize("name", PAGES)
def test_a_page_sends_no_more_statements_than_it_may(name: str, small_world: World, client: Client) -> None:
    who, path, at_most = PAGES[name]

    sent = statements(browser_of(small_world, client, who), path(small_world))

    assert len(sent) <= at_most, "\n".join(sent)


def test_a_long_list_sends_as_many_as_a_short_one(small_world: World, client: Client) -> None:
    browser = browser_of(small_world, client, "both")
    before = len(statements(browser, LIST))
    for place in range(12):
        small_world.send_case("helena", "ang", f"Alvedon {place}")

    assert len(statements(browser, LIST)) == before


def test_a_case_that_much_has_happened_on_sends_as_many(small_world: World, client: Client) -> None:
    case: UUID = small_world.cases["assigned"]
    browser, path = browser_of(small_world, client, "handler"), f"{LIST}{case}/"
    before = len(statements(browser, path))
    for place in range(5):
        small_world.reply(case, Action.REPLY_PARTIALLY, f"Delsvar {place}")

    assert len(statements(browser, path)) == before


def test_opening_a_case_sends_these(small_world: World, client: Client) -> None:
    sent = statements(browser_of(small_world, client, "both"), f"{LIST}{small_world.cases['assigned']}/")

    shown = as_snapshot(sent)
    assert shown == CASE_SNAPSHOT.read_text(), (
        f"The case's SQL changed. If that was meant, put this in {CASE_SNAPSHOT}:\n{shown}"
    )
