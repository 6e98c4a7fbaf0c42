"""The page where a resident's sign-in is locked and unlocked."""

from dataclasses import replace

import pytest
from django.test import Client

from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.registers import RegisterUnavailable
from tests.domain.people.test_refresh import register_with
from tests.support.world import World
from tests.support.world_registers import RESIDENTS, registered

FIND = "/personal/inloggningar/"


@pytest.fixture
def page(small_world: World) -> str:
    """Helena's."""
    return f"{FIND}{small_world.residents['helena']}/"


@pytest.fixture(params=["regional_admin", "national_admin"])
def browser(request: pytest.FixtureRequest, small_world: World) -> Client:
    return small_world.sign_in(Client(), request.param)


def is_locked(world: World) -> bool:
    return Resident.objects.get(id=world.residents["helena"]).sign_in_locked_at is not None


def test_locked_and_unlocked_by_number_and_with_a_reason(browser: Client, small_world: World, page: str) -> None:
    found = browser.post(FIND, {"number": " 810228-2384 "})
    assert (found.status_code, found.headers["Location"]) == (303, page)
    shown = browser.get(page).content.decode()
    assert "Helena Sandberg" in shown
    assert browser.post(page, {"reason": "Hon bad om det.", "action": "lock"}).status_code == 303
    assert is_locked(small_world)
    shown = browser.get(page).content.decode()
    assert "Hon bad om det." in shown
    assert browser.post(page, {"reason": "Hon ringde.", "action": "unlock"}).status_code == 303
    assert not is_locked(small_world)
    entries = LogEntry.objects.filter(event="resident.sign_in_locks_read", residents=[small_world.residents["helena"]])
    assert entries.count() == 2


def test_a_reason_is_asked_for_beside_its_field(browser: Client, small_world: World, page: str) -> None:
    answer = browser.post(page, {"reason": " ", "action": "lock"})
    assert answer.status_code == 422
    assert not is_locked(small_world)


def test_what_was_changed_meanwhile_is_said_and_nothing_is_lost(browser: Client, small_world: World, page: str) -> None:
    browser.post(page, {"reason": "Först.", "action": "lock"})
    answer = browser.post(page, {"reason": "Sedan.", "action": "lock"})
    assert answer.status_code == 422
    assert "redan låst" in answer.content.decode()
    assert "Sedan." in answer.content.decode()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "tolv siffror"),
        ("198102282385", "stämmer inte"),
        ("x" * 61, "tolv siffror"),
    ],
)
def test_a_wrong_number_is_said_beside_its_field(browser: Client, number: str, said: str) -> None:
    answer = browser.post(FIND, {"number": number})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_one_who_has_never_been_here_is_asked_of_the_register(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    register = register_with("helena")
    stranger = next(it for it in all_numbers() if it not in register.people)
    monkeypatch.setattr(registers, "population_register", lambda: register)
    assert "Ingen i folkbokföringen" in browser.post(FIND, {"number": stranger}).content.decode()
    register.people = {stranger: replace(registered(*RESIDENTS["helena"]), number=stranger)}
    assert browser.post(FIND, {"number": stranger}).status_code == 303


def test_a_register_that_does_not_answer_loses_nothing(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unavailable:
        def person(self, number: str) -> None:
            raise RegisterUnavailable("nobody answers")

    stranger = next(it for it in all_numbers() if it not in {row[0] for row in RESIDENTS.values()})
    monkeypatch.setattr(registers, "population_register", Unavailable)
    answer = browser.post(FIND, {"number": stranger})
    assert answer.status_code == 422
    assert "svarar inte just nu" in answer.content.decode()
    assert stranger in answer.content.decode()


def test_a_protected_persons_name_is_not_shown(browser: Client, small_world: World) -> None:
    shown = browser.get(f"{FIND}{small_world.residents['protected']}/").content.decode()
    assert "Personsson" not in shown
    assert "Namnet visas inte" in shown
    assert "Skyddad" not in shown
