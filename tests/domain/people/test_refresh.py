"""S-02: what the population register learns while a case is open holds here at the next look."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.people import services
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.registers import RegisteredPerson, RegisterUnavailable
from personalverktyget.domain.people.selectors import contact_details
from tests.support.world import World
from tests.support.world_registers import RESIDENTS, registered

PROGRAM = SystemActor("refresh_residents")


class Register:
    """A register that says what a test lets it say, and remembers of whom it was asked."""

    def __init__(self, people: Mapping[str, RegisteredPerson]) -> None:
        self.people, self.asked = people, 0

    def person(self, number: str) -> RegisteredPerson | None:
        self.asked += 1
        return self.people.get(number)


class Unavailable:
    """A register that does not answer."""

    def person(self, number: str) -> RegisteredPerson | None:
        raise RegisterUnavailable("nobody answers")


def register_with(who: str, **news: object) -> Register:
    """The small world's residents, one of whom something new is said."""
    people = {row[0]: registered(*row) for row in RESIDENTS.values()}
    number = RESIDENTS[who][0]
    return Register(people | {number: replace(people[number], **news)})  # type: ignore[arg-type]


def refresh(world: World, register: Register) -> int:
    return services.refresh_residents(PROGRAM, register, tuple(world.residents.values()))


def test_one_who_becomes_protected_is_masked_and_without_phone_at_the_next_look(small_world: World) -> None:
    browser = small_world.sign_in(Client(), "receiver")
    assert "Helena Sandberg" in browser.get("/personal/arenden/").content.decode()
    assert refresh(small_world, register_with("helena", is_protected=True)) == 1
    page = browser.get("/personal/arenden/").content.decode()
    assert "Sandberg" not in page
    assert "Skyddad identitet" in page
    helena = small_world.resident("helena")
    assert disclose(helena, contact_details(helena)).mobile == ""


@pytest.mark.parametrize("news", [{"deceased_on": date(2026, 11, 20)}, {"emigrated_on": date(2026, 11, 20)}])
def test_death_and_emigration_are_kept(small_world: World, news: dict[str, date]) -> None:
    assert refresh(small_world, register_with("lennart", **news)) == 1
    row = Resident.objects.get(id=small_world.residents["lennart"])
    assert {name: getattr(row, name) for name in news} == news


def test_the_log_names_those_about_whom_something_is_new_and_nobody_else(small_world: World) -> None:
    refresh(small_world, register_with("helena", is_protected=True))
    entry = LogEntry.objects.filter(event="residents.refreshed").latest("seq")
    assert entry.details["asked"] == len(small_world.residents)
    assert entry.residents == [small_world.residents["helena"]]


def test_one_whom_the_register_no_longer_knows_stays_as_she_was(small_world: World) -> None:
    before = Resident.objects.values_list("is_protected", "deceased_on").get(id=small_world.residents["protected"])
    assert refresh(small_world, Register({})) == 0
    after = Resident.objects.values_list("is_protected", "deceased_on").get(id=small_world.residents["protected"])
    assert before == after


def test_a_register_that_does_not_answer_changes_nothing(small_world: World) -> None:
    before = list(Resident.objects.order_by("id").values())
    with pytest.raises(RegisterUnavailable):
        services.refresh_residents(PROGRAM, Unavailable(), tuple(small_world.residents.values()))
    assert list(Resident.objects.order_by("id").values()) == before


def test_those_with_open_cases_are_asked_about_the_longest_ago_first_and_not_twice(small_world: World) -> None:
    later = now() + timedelta(hours=2)
    waiting = selectors.residents_to_refresh(PROGRAM, before=later, at_most=100)
    assert set(waiting) == {small_world.residents[who] for who in RESIDENTS}
    first, *others = waiting
    with time_machine.travel(later, tick=False):
        services.refresh_residents(PROGRAM, register_with("helena"), [first])
    assert selectors.residents_to_refresh(PROGRAM, before=later, at_most=100) == tuple(others)
    assert selectors.residents_to_refresh(PROGRAM, before=later, at_most=2) == tuple(others[:2])
