"""A unit writes to many: a list is read, and what is let go is stopped.

At a unit of its own, and never to those who sign in, so that journeys beside it meet nothing of it.
"""

import re
from typing import Any

import pytest

from personalverktyget.demo.world.build import read
from tests.journeys.browsing import Person
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MESSAGES = "/personal/meddelanden/"
FIRST, LAST = 150, 155


def _register() -> list[dict[str, Any]]:
    personas = {persona["number"] for persona in read("personas.json")["residents"]}
    return [row for row in read("population_register.json")["residents"] if row["number"] not in personas]


def _numbers() -> list[str]:
    return [row["number"] for row in _register()[FIRST:LAST]]


def _writes(staff: Person, subject: str, rows: list[str]) -> None:
    staff.goes_to(MESSAGES).follows("Till många")
    staff.page.get_by_role("radio", name=re.compile("^Information")).check()
    staff.presses("Fortsätt").is_on("Skriv till många")
    staff.writes("Rubrik", subject).writes(re.compile("^Meddelande"), "Hej {namn}\n\nVi hör av oss med en ny tid.")
    staff.page.get_by_role("radio", name=re.compile("pågående kontakt")).check()
    staff.presses("Fortsätt till mottagare").is_on("Mottagare")
    staff.writes(re.compile("klistra in personnummer"), "\n".join(rows)).presses("Läs in listan")


def _lets_go(staff: Person, button: str) -> None:
    staff.follows("Granska").is_on("Granska utskicket")
    for box in staff.page.get_by_role("checkbox").all():
        box.check()
    staff.presses(button)


def test_a_dispatch_is_stopped_before_it_has_come_to_anybody(people: People) -> None:
    """Without a script; found again by its subject."""
    sender = people.staff("arendehanterare-2", script=False)
    _writes(sender, "Stoppas innan det har kommit", _numbers())
    _lets_go(sender, "Skicka")
    sender.follows("Stoppa").sees("går inte att fortsätta").presses("Stoppa")
    sender.sees("Utskicket är stoppat").sees("Skickades inte")
    sender.goes_to(MESSAGES)
    sender.page.get_by_role("searchbox").last.fill("stoppas INNAN")
    sender.page.locator("main").get_by_role("button", name="Sök").click()
    sender.sees("Stoppas innan det har kommit").sees("Stoppat")
