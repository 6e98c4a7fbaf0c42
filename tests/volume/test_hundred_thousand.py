"""A hundred thousand messages, from the upload of their lists to the last delivery: memory does not grow with them.

There are 43,757 test numbers, some of them children's, so that they come in three dispatches, each to all adults.
"""

import time
from collections.abc import Callable, Iterator
from random import Random
from statistics import median
from typing import Any

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.selectors import View
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from tests.support import database as databases
from tests.volume import dispatches, organisation, people
from tests.volume.organisation import LARGE
from tests.volume.seeding import SEED

pytestmark = [pytest.mark.prove, pytest.mark.slow]
_DISPATCHES, _LEAST = 3, 100_000
# What the first, small dispatch takes is what the program itself takes. A list of 43,757 rows is 1 MB.
_SMALL, _MAY_GROW = 3_000, 60


@pytest.fixture(scope="module")
def sender(django_db_blocker: DjangoDbBlocker) -> Iterator[StaffActor]:
    """A handler at a unit, with a resident for every test number."""
    with (
        databases.database_from_template() as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        world = organisation.build()
        with psycopg.connect(made.superuser_url, autocommit=True) as plain:
            plain.execute("SET session_replication_role = replica")
            people.bring_in(plain, len(all_numbers()), Random(SEED))
            plain.execute("ANALYZE")
        with unit_of_work(dispatches.WORKER) as work:
            Region.objects.update(approval_above=10**6)
            work.record(DispatchSaved(dispatch=world.units[LARGE], unit=world.units[LARGE]))
        actor = actor_for_staff(world.sender, world.units[LARGE])
        assert isinstance(actor, StaffActor)
        yield actor


def _sent(actor: StaffActor, numbers: list[str], took: dict[str, float]) -> Any:
    region = Region.objects.get(id=actor.region_id).hsa_id
    made = dispatches.written(actor, region)
    steps: dict[str, Callable[[], None]] = {
        "upload": lambda: dispatches.upload(actor, made, numbers),
        "check": lambda: dispatches.check(made),
        "freeze": lambda: dispatches.let_go(actor, made),
        "deliver": lambda: dispatches.deliver(made),
    }
    for name, step in steps.items():
        if name == "deliver":
            dispatches.leaves_now(made)
        began = time.perf_counter()
        step()
        took[name] = took.get(name, 0.0) + time.perf_counter() - began
    assert Dispatch.objects.get(id=made).state == DispatchState.SENT
    return made


def test_a_hundred_thousand_messages(sender: StaffActor) -> None:
    numbers = all_numbers()
    _sent(sender, numbers[10_000 : 10_000 + _SMALL], {})
    before, took = dispatches.memory_peak(), dict[str, float]()
    made = [_sent(sender, numbers, took) for _ in range(_DISPATCHES)]
    grown = dispatches.memory_peak() - before
    rows = Recipient.objects.filter(dispatch_id__in=made)
    delivered = rows.filter(delivered_at__isnull=False).count()
    lines = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in took.items())
    print(f"rows={_DISPATCHES * len(numbers):,} delivered={delivered:,} seed={SEED} {lines} memory +{grown:.0f} MB")
    assert delivered >= _LEAST
    assert delivered == rows.count() == rows.values("dispatch_id", "resident_id").distinct().count()
    assert grown < _MAY_GROW


def test_others_meanwhile(sender: StaffActor) -> None:
    """What the queue of cases takes alone and while another process delivers; told, and not judged."""
    region = Region.objects.get(id=sender.region_id).hsa_id
    made = dispatches.written(sender, region)
    dispatches.upload(sender, made, all_numbers())
    dispatches.check(made)
    dispatches.let_go(sender, made)
    dispatches.leaves_now(made)
    alone = _page_takes(sender)
    url = databases.current_database().urls.running_url
    with dispatches.delivering(made, {"DATABASE_URL": url}) as process:
        time.sleep(3)
        meanwhile = _page_takes(sender)
        assert process.poll() is None
    print(f"the queue of cases: {alone:.1f} ms alone, {meanwhile:.1f} ms while it is delivered")
    assert Recipient.objects.filter(dispatch_id=made, delivered_at__isnull=False).exists()


def _page_takes(actor: StaffActor) -> float:
    taken = []
    for _ in range(200):
        began = time.perf_counter()
        disclose(actor, cases.case_list(actor, View.ALL))
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)
