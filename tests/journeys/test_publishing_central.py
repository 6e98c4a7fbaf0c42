"""A central case type is prepared by one, approved by another, and published when its time comes."""

import re
import time
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from personalverktyget.base.clock import local, now
from tests.journeys.browsing import Person, axe_faults
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Another of the region's administrators, who is no persona of the demo.
SECOND = "TSTNMT2321000156-7069"
_PATIENCE = 150


def test_prepared_approved_and_published_at_the_time(people: People) -> None:
    first, second = people.staff("regional-administrator"), people.staff(SECOND)
    second_person(first, needed=True)
    try:
        name = given_a_draft(first)
        address = when_it_is_sent_for_approval_with_a_time(first)
        and_another_approves(second, address, name)
        then_it_is_published_when_its_time_comes(first, address)
    finally:
        second_person(first, needed=False)


def second_person(person: Person, *, needed: bool) -> None:
    person.goes_to("/personal/regionen/installningar/")
    person.page.get_by_label(re.compile("^Kräv en andra person")).set_checked(needed)
    person.presses("Spara").sees("Regionens inställningar är sparade.")


def given_a_draft(person: Person) -> str:
    name = "Förnya recept, provad av två"
    person.goes_to("/personal/arendetyper/ny/").writes("Namn på kontaktkortet", name)
    person.page.get_by_label("Börja med").select_option(label="En kopia av regionens Förnya recept")
    person.presses("Börja bygga").follows("Granska och publicera").sees(
        "Regionen kräver att en andra person godkänner."
    )
    return name


def when_it_is_sent_for_approval_with_a_time(person: Person) -> str:
    page = person.page
    page.get_by_label("En bestämd dag och tid").check()
    person.presses("Skicka för godkännande").sees("Välj vilken dag den ska publiceras.")
    assert axe_faults(page) == []
    # Two minutes ahead at the most: the next whole minute may be too near for the other's part.
    at = local(now() + timedelta(seconds=75))
    page.get_by_label(re.compile("^Dag")).fill(f"{at:%Y-%m-%d}")
    page.get_by_label(re.compile("^Klockslag")).fill(f"{at + timedelta(minutes=1):%H.%M}")
    person.presses("Skicka för godkännande").sees("Skickad för godkännande.").sees("Väntar på godkännande")
    assert axe_faults(page) == []
    person.follows("Visa publiceringen").sees("Någon annan av regionens administratörer behöver godkänna.")
    expect(page.get_by_role("button", name="Godkänn")).to_have_count(0)
    assert axe_faults(page) == []
    return person.address


def and_another_approves(person: Person, address: str, name: str) -> None:
    person.goes_to("/personal/arendetyper/").follows(name).follows("Visa publiceringen")
    assert person.address == address
    assert axe_faults(person.page) == []
    person.presses("Godkänn").sees("Godkänd.")


def then_it_is_published_when_its_time_comes(person: Person, address: str) -> None:
    case_type = address.split("publiceringen/", maxsplit=1)[0]
    deadline = time.monotonic() + _PATIENCE
    person.goes_to(case_type)
    while "Gäller nu" not in person.page.content():
        assert time.monotonic() < deadline, person.program.log("worker")
        time.sleep(2)
        person.goes_to(case_type)
    person.sees("Marianne Hultengran, godkänd av Christoffer Dyning")
    assert axe_faults(person.page) == []
