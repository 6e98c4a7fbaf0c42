"""Who is reached, asked of the database: many at once, in one statement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import parse
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.people import services
from personalverktyget.domain.people.models import ResidentFacts
from personalverktyget.domain.people.reachability import (
    EVERYBODY,
    NOBODY,
    UNKNOWN,
    ReachWarning,
    Reason,
)
from personalverktyget.domain.people.registers import RegisteredPerson
from personalverktyget.domain.people.selectors import reach_of, reach_of_numbers
from personalverktyget.domain.people.services import NoticeChoices
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered

HELENA: Final = RESIDENTS["helena"][0]


def _number_of_age(ages: Callable[[int], bool]) -> str:
    taken = {row[0] for row in RESIDENTS.values()}
    return next(it for it in all_numbers() if it not in taken and ages(parse(it).age(today()) or 0))


CHILD: Final = _number_of_age(lambda age: 0 < age < 12)
STRANGER: Final = _number_of_age(lambda age: age > 40)


def child_of(*guardians: str) -> RegisteredPerson:
    return replace(registered(CHILD, "Lina", "Sandberg", False), guardians=tuple(RESIDENTS[it][0] for it in guardians))


def bring_in(person: RegisteredPerson) -> UUID:
    return services.import_residents(SYSTEM, [person])[person.number]


class Register:
    """A register that knows one person."""

    def __init__(self, known: RegisteredPerson) -> None:
        self.known = known

    def person(self, number: str) -> RegisteredPerson | None:
        return self.known if number == self.known.number else None


def news(world: World, who: str, **said: Any) -> None:
    """The register says something new of one of the small world's residents."""
    person = replace(registered(*RESIDENTS[who]), **said)
    services.refresh_residents(SYSTEM, Register(person), [world.residents[who]])


def reason(world: World, who: str) -> Reason:
    return reach_of([world.residents[who]], may_know=EVERYBODY)[world.residents[who]].reason


def test_one_who_has_accepted_the_terms_is_reached_in_her_own_inbox(small_world: World) -> None:
    helena = small_world.residents["helena"]
    found = reach_of([helena], may_know=NOBODY)[helena]
    assert (found.reason, found.warnings, found.goes_to) == (Reason.REACHED, (), (helena,))


def test_one_who_has_never_signed_in_has_no_account_until_she_accepts_the_terms(small_world: World) -> None:
    stranger = bring_in(registered(STRANGER, "Ny", "Person", False))
    assert reach_of([stranger], may_know=EVERYBODY)[stranger].reason is Reason.NO_ACCOUNT
    accept_terms(ResidentActor(resident_id=stranger))
    assert reach_of([stranger], may_know=EVERYBODY)[stranger].can_be_reached


def test_one_who_closes_her_account_is_not_reached_until_she_comes_back(small_world: World) -> None:
    services.close_account(small_world.resident("helena"))
    assert reason(small_world, "helena") is Reason.NO_ACCOUNT
    accept_terms(small_world.resident("helena"))
    assert reason(small_world, "helena") is Reason.REACHED


@pytest.mark.parametrize(
    ("said", "expected"),
    [({"deceased_on": today()}, Reason.DECEASED), ({"emigrated_on": today() - timedelta(9)}, Reason.EMIGRATED)],
)
def test_what_the_register_says_holds(small_world: World, said: dict[str, Any], expected: Reason) -> None:
    news(small_world, "lennart", **said)
    assert reason(small_world, "lennart") is expected
    assert reason(small_world, "helena") is Reason.REACHED


def test_a_locked_sign_in_holds_until_it_is_unlocked(small_world: World) -> None:
    administrator, helena = small_world.administrator("regional_admin"), small_world.residents["helena"]
    services.lock_sign_in(administrator, helena, reason="Anhörig använder hennes legitimation.")
    assert reason(small_world, "helena") is Reason.SIGN_IN_LOCKED
    services.unlock_sign_in(administrator, helena, reason="Hon har en ny legitimation.")
    assert reason(small_world, "helena") is Reason.REACHED


def test_a_child_is_reached_by_the_guardian_that_the_register_names(small_world: World) -> None:
    child = bring_in(child_of("helena"))
    found = reach_of([child], may_know=NOBODY)[child]
    assert found.goes_to == (small_world.residents["helena"],)
    assert found.warnings == (ReachWarning.GOES_TO_GUARDIAN,)


def test_guardians_are_those_that_the_register_names_now(small_world: World) -> None:
    child = bring_in(child_of("helena"))
    services.refresh_residents(SYSTEM, Register(child_of("camilla")), [child])
    assert reach_of([child], may_know=NOBODY)[child].goes_to == (small_world.residents["camilla"],)


def test_a_guardian_who_becomes_protected_vanishes_for_strangers(small_world: World) -> None:
    child = bring_in(child_of("helena", "camilla"))
    news(small_world, "helena", is_protected=True)
    helena, camilla = small_world.residents["helena"], small_world.residents["camilla"]
    assert reach_of([child], may_know=NOBODY)[child].goes_to == (camilla,)
    assert set(reach_of([child], may_know=EVERYBODY)[child].goes_to) == {helena, camilla}


def test_a_child_who_becomes_protected_has_no_guardians_here(small_world: World) -> None:
    child = bring_in(child_of("helena"))
    services.refresh_residents(SYSTEM, Register(replace(child_of("helena"), is_protected=True)), [child])
    assert ResidentFacts.objects.get(resident=child).guardians == []
    assert reach_of([child], may_know=EVERYBODY)[child].reason is Reason.NO_GUARDIAN
    assert reach_of([child], may_know=NOBODY)[child].reason is Reason.NOT_HERE


def test_notices_off_and_no_address_are_warned_of(small_world: World) -> None:
    helena = small_world.residents["helena"]
    by_sms = NoticeChoices(mobile="070-174 06 05", by_email=False, by_sms=True)
    services.change_contact(small_world.resident("helena"), by_sms)
    assert reach_of([helena], may_know=NOBODY)[helena].warnings == ()
    # Without a gateway, who had chosen text messages gets e-mail; she has no address.
    with override_settings(SMS_GATEWAY_URL=""):
        assert reach_of([helena], may_know=NOBODY)[helena].warnings == (ReachWarning.NO_NOTICE_ADDRESS,)
    services.change_contact(small_world.resident("helena"), NoticeChoices(email="h@example.org", wants_notices=False))
    assert reach_of([helena], may_know=NOBODY)[helena].warnings == (ReachWarning.NOTICES_OFF,)


def test_a_list_of_numbers_has_a_verdict_for_each(small_world: World) -> None:
    found = reach_of_numbers([HELENA, RESIDENTS["protected"][0], STRANGER], may_know=NOBODY)
    assert found[HELENA].can_be_reached
    assert found[RESIDENTS["protected"][0]].reason is Reason.NOT_HERE
    assert found[STRANGER] is UNKNOWN


def test_may_know_is_asked_of_each(small_world: World) -> None:
    protected = small_world.residents["protected"]
    found = reach_of([protected], may_know=lambda id_: id_ == protected)[protected]
    assert found.can_be_reached
    assert found.warnings == (ReachWarning.PROTECTED_IDENTITY,)


def test_a_list_is_one_statement(small_world: World) -> None:
    bring_in(child_of("helena", "camilla"))
    for residents in (list(small_world.residents.values())[:1], list(small_world.residents.values())):
        with CaptureQueriesContext(connection) as statements:
            assert len(reach_of(residents, may_know=NOBODY)) == len(residents)
        assert len(statements) == 1
    with CaptureQueriesContext(connection) as statements:
        reach_of_numbers([CHILD, STRANGER, *(row[0] for row in RESIDENTS.values())], may_know=NOBODY)
    assert len(statements) == 1
