"""A unit's administrators are told by mail that a case type of theirs is to be gone through: once, and once more."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.jobs.schedule import SCHEDULE
from tests.domain.case_types.test_drafts import begun, published
from tests.domain.contact_cards.test_unit_wishes import in_the_name_of_nobody
from tests.support.examples import examples
from tests.support.world import World

YEAR = timedelta(days=367)
ADMIN = "admin@region.example"
FIRST = ("review_due", ADMIN, "Vaccination", "Ängens vårdcentral")
STILL = ("review_still_due", ADMIN, "Vaccination", "Ängens vårdcentral")


def round_of_the_worker() -> None:
    (scheduled,) = (one for one in SCHEDULE if one.name == "schedule.remind_of_reviews")
    scheduled.work()


def sent() -> Counter[tuple[str, ...]]:
    return Counter(OfficeMail.objects.values_list("kind", "address", "case_type_name", "unit_name"))


def test_nothing_is_sent_before_it_is_due(small_world: World) -> None:
    published(small_world)
    for days in (0, 100, 364):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            round_of_the_worker()
    assert sent() == {}


def test_once_when_it_is_due_once_after_a_month_and_then_no_more(small_world: World) -> None:
    published(small_world)
    for days in range(0, 120, 5):
        with time_machine.travel(now() + YEAR + timedelta(days=days), tick=False):
            round_of_the_worker()
            round_of_the_worker()
            assert sent() == ({FIRST: 1} if days < 28 else {FIRST: 1, STILL: 1}), days


def test_whoever_goes_through_it_is_not_reminded_until_next_year(small_world: World) -> None:
    made = published(small_world)
    with time_machine.travel(now() + YEAR, tick=False):
        round_of_the_worker()
        services.review_case_type(small_world.actor("admin"), made, number=1)
    with time_machine.travel(now() + YEAR + timedelta(days=60), tick=False):
        round_of_the_worker()
    assert sent() == {FIRST: 1}
    with time_machine.travel(now() + 2 * YEAR, tick=False):
        round_of_the_worker()
    assert sent() == {FIRST: 2}, "a new year is a new occasion"


def test_it_goes_to_those_who_hold_the_role_and_have_an_address(small_world: World) -> None:
    published(small_world)
    admin = [small_world.staff["admin"]]
    role = "staff_id = %s AND role = 'unit_admin'"
    with time_machine.travel(now() + YEAR, tick=False):
        in_the_name_of_nobody("UPDATE people_staffmember SET email = '' WHERE id = %s", admin)
        round_of_the_worker()
        assert sent() == {}
        in_the_name_of_nobody("UPDATE people_staffmember SET email = %s WHERE id = %s", [ADMIN, *admin])
        ended = [today() - timedelta(days=1), *admin]
        in_the_name_of_nobody(f"UPDATE access_grant SET valid_until = %s WHERE {role}", ended)
        round_of_the_worker()
        assert sent() == {}
        in_the_name_of_nobody(f"UPDATE access_grant SET valid_until = NULL WHERE {role}", admin)
        round_of_the_worker()
        assert sent() == {FIRST: 1}


@pytest.mark.parametrize("hide", ["withdrawn", "draft", "closed"])
def test_what_residents_cannot_meet_is_not_told_of(small_world: World, hide: str) -> None:
    made = begun(small_world) if hide == "draft" else published(small_world)
    if hide == "withdrawn":
        services.withdraw_case_type(small_world.actor("admin"), made)
    if hide == "closed":
        unit = [small_world.units["ang"]]
        in_the_name_of_nobody("UPDATE organisation_careunit SET is_active = false WHERE id = %s", unit)
    with time_machine.travel(now() + YEAR, tick=False):
        round_of_the_worker()
    assert sent() == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(25), deadline=None)
@given(st.lists(st.integers(0, 460), min_size=1, max_size=8))
def test_whatever_days_the_worker_is_up_nobody_is_told_twice(small_world: World, days: list[int]) -> None:
    """Of one year: the first reminder and the second at the most, and never the first after the second."""
    if not selectors.own_case_types(small_world.actor("admin")):
        published(small_world)
    start = today()
    kinds: dict[UUID, bool] = {}
    for day in sorted(days):
        with time_machine.travel(now() + timedelta(days=day), tick=False):
            for one in selectors.review_reminders(SystemActor("test"), start + timedelta(days=day)):
                kinds.setdefault(one.about, one.is_first)
    assert list(kinds.values()) in ([], [True], [False], [True, False])
    assert kinds or max(days) <= 366
    assert not kinds or max(days) >= 365
