"""A sign-in that is locked: by whom, for what, and what becomes of the resident's session."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotPossibleNow
from personalverktyget.domain.access.services.sign_in import SignInNotPossible, sign_in_resident
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.people import registers, services
from personalverktyget.domain.people.models import SignInLock
from tests.domain.people.test_refresh import register_with
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

WHY = "Någon annan har hennes legitimation."
Command = Callable[..., None]


@pytest.fixture
def administrator(small_world: World) -> AdministratorActor:
    return small_world.administrator("regional_admin")


def test_a_locked_resident_cannot_sign_in_and_her_session_ends_at_the_next_click(
    small_world: World, administrator: AdministratorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "population_register", lambda: register_with("helena"))
    browser, helena = small_world.sign_in_resident(Client(), "helena"), small_world.residents["helena"]
    assert browser.get("/invanare/").status_code == 200
    services.lock_sign_in(administrator, helena, reason=WHY)
    assert browser.get("/invanare/").status_code in (302, 303)
    with pytest.raises(SignInNotPossible, match="locked"):
        sign_in_resident(number=RESIDENTS["helena"][0])
    services.unlock_sign_in(administrator, helena, reason="Den är spärrad nu.")
    assert sign_in_resident(number=RESIDENTS["helena"][0]).resident_id == helena


def test_one_who_has_closed_her_account_meets_the_terms_anew(small_world: World) -> None:
    browser = small_world.sign_in_resident(Client(), "helena")
    services.close_account(small_world.resident("helena"))
    assert browser.get("/invanare/").headers["Location"].startswith("/invanare/villkor/")
    assert browser.post("/invanare/villkor/").status_code == 303
    assert browser.get("/invanare/").status_code == 200


def test_why_and_by_whom_is_kept_and_the_log_tells_of_both(
    small_world: World, administrator: AdministratorActor
) -> None:
    helena = small_world.residents["helena"]
    services.lock_sign_in(administrator, helena, reason=f"  {WHY}\r\n")
    services.unlock_sign_in(small_world.administrator("national_admin"), helena, reason="Klart.")
    lock = SignInLock.objects.get(resident=helena)
    assert (lock.reason, lock.unlocked_reason) == (WHY, "Klart.")
    assert (lock.locked_by_id, lock.unlocked_by_id) == (administrator.staff_id, small_world.staff["national_admin"])
    entries = LogEntry.objects.filter(event__startswith="resident.sign_in_", residents=[helena]).order_by("seq")
    assert [entry.event for entry in entries] == ["resident.sign_in_locked", "resident.sign_in_unlocked"]
    assert not any(WHY in str(entry.details) for entry in entries)


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 501, "a\0b"])
@pytest.mark.parametrize("command", [services.lock_sign_in, services.unlock_sign_in])
def test_a_reason_is_needed(
    small_world: World, administrator: AdministratorActor, command: Command, reason: str
) -> None:
    with pytest.raises(InvalidInput):
        command(administrator, small_world.residents["helena"], reason=reason)


def test_it_is_locked_once_and_unlocked_once(small_world: World, administrator: AdministratorActor) -> None:
    helena = small_world.residents["helena"]
    with pytest.raises(NotPossibleNow):
        services.unlock_sign_in(administrator, helena, reason=WHY)
    services.lock_sign_in(administrator, helena, reason=WHY)
    with pytest.raises(NotPossibleNow):
        services.lock_sign_in(administrator, helena, reason=WHY)


def test_those_who_administer_alone_may(small_world: World, administrator: AdministratorActor) -> None:
    nobody = replace(administrator, permissions=frozenset())
    for command in (services.lock_sign_in, services.unlock_sign_in):
        with pytest.raises(NotAllowed):
            command(nobody, small_world.residents["helena"], reason=WHY)
