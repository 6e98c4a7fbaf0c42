"""What journeys that send to many have in common."""

import re
from collections.abc import Iterable
from typing import Any

import psycopg

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.base.clock import now
from personalverktyget.demo.world.accounts import with_account
from personalverktyget.demo.world.build import DATA, accounts_opened_on, read
from tests.journeys.browsing import Person
from tests.support.running_program import RunningProgram

MESSAGES = "/personal/meddelanden/"
# Two counties. The demo's people turn to units of their own only, on whatever day its world is made.
HERE, ELSEWHERE = "91", "92"
_HOLD_IS_OVER = """
UPDATE outreach_dispatch SET send_at = now() WHERE texts->>'subject' = %s AND state IN ('scheduled', 'sending')
"""


def leaves_at_once(program: RunningProgram, subject: str) -> None:
    """The message with this subject has been let go: whatever time it is, the worker delivers it now."""
    with psycopg.connect(program.database.urls.owner_url) as connection:
        connection.execute("SELECT set_config('personalverktyget.actor', 'journey', true)")
        assert connection.execute(_HOLD_IS_OVER, [subject]).rowcount == 1
    program.worker_does("schedule.deliver_due")


def registered() -> list[dict[str, Any]]:
    """The demo's residents but for those who sign in, in the register's order."""
    personas = {persona["number"] for persona in read("personas.json")["residents"]}
    return [row for row in read("population_register.json")["residents"] if row["number"] not in personas]


def reachable(county: str = HERE) -> list[str]:
    """The numbers of adults with an inbox, registered in the county, in the register's order.

    Who has an inbox moves on when somebody comes of the age to have one. The one whose sign-in is locked is the last.
    """
    personas = [persona["number"] for persona in read("personas.json")["residents"]]
    register = FilePopulationRegister(DATA / "population_register.json")
    people = with_account(register.people(), besides=personas, opened_on=accounts_opened_on(now()))
    fit = [it.number for it in people if "19300101" < it.number < "20050101" and not it.is_protected]
    living_there = {row["number"] for row in registered() if row["county"] == county}
    return [number for number in fit if number in living_there]


def one_who(has: str) -> str:
    """The number of the first in the register of whom this is said."""
    return str(next(row["number"] for row in registered() if row[has]))


def writes_to_many(staff: Person, subject: str, *, body: str = "Hej {namn}\n\nVi hör av oss med en ny tid.") -> None:
    """Up to where the list is read in."""
    staff.goes_to(MESSAGES).follows("Till många")
    staff.page.get_by_role("radio", name=re.compile("^Information")).check()
    staff.presses("Fortsätt").is_on("Skriv till många")
    staff.writes("Rubrik", subject).writes(re.compile("^Meddelande"), body)
    # A call: with an ongoing contact as the ground, those who have no case there would first have to be taken in.
    staff.page.get_by_role("radio", name="Kallelse till vaccination").check()
    staff.presses("Fortsätt till mottagare").is_on("Mottagare")


def pastes(staff: Person, rows: Iterable[str]) -> None:
    """A list, and it is read."""
    staff.writes(re.compile("klistra in personnummer"), "\n".join(rows)).presses("Läs in listan")


def lets_go(staff: Person, button: str, *, rate: str = "") -> None:
    """Go on from the list, answer for it, and send it or hand it in."""
    staff.follows("Granska").is_on("Granska utskicket")
    for box in staff.page.get_by_role("checkbox").all():
        box.check()
    if rate:
        staff.page.get_by_label("Hur fort?").select_option(rate)
    staff.presses(button)
