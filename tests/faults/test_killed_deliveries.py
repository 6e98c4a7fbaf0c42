"""Workers are killed at random during a dispatch: no message is missing, doubled or crossed.

Each text carries its recipient's mark. ``PROVE_KILLS``, ``PROVE_RECIPIENTS`` and ``PROVE_SEED`` say how much and which.
"""

import os
import random
import time
from collections import Counter
from uuid import UUID

import pytest

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.services.release_message import HOLD
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.services import import_residents
from tests.faults.deliverer import Deliverer, nursery
from tests.support.database import TestDatabase
from tests.support.many import let_many_go, written_to_many
from tests.support.message_templates import published
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import SYSTEM, World, build_small_world
from tests.support.world_registers import RESIDENTS, registered

SEED = int(os.environ.get("PROVE_SEED", str(random.randrange(10**6))))
WORKERS = 2


def on_its_way(world: World, count: int) -> tuple[UUID, dict[UUID, str]]:
    """A dispatch to so many, each told a mark of her own, that is to leave. Returns who is to be told which."""
    taken = {row[0] for row in RESIDENTS.values()}
    adults = [number for number in all_numbers() if number[:4] < "2005" and number not in taken][:count]
    ids = import_residents(
        SYSTEM, [registered(number, "Prov", f"Nummer{at}", False) for at, number in enumerate(adults)]
    )
    marks = {ids[number]: f"mark{at}x" for at, number in enumerate(adults)}
    with unit_of_work(SYSTEM) as work:
        # Accounts, as by those who have accepted the terms one by one.
        Resident.objects.filter(id__in=marks).update(account_opened_at=now())
        Region.objects.update(approval_above=10**6)
        work.record(ResidentsRefreshed(register="population", asked=len(marks), residents=()))
    lines = ["Personnummer;dag", *(f"{number};{marks[ids[number]]}" for number in adults)]
    dispatch = written_to_many(world, published(world), "\n".join(lines))
    services.prepare_due(WORKER)
    let_many_go(world, dispatch)
    services.prepare_due(WORKER)
    after_the_hold(dispatch)
    return dispatch, marks


def deliver_and_kill(
    database: TestDatabase, dispatch: UUID, chance: random.Random, kills: int, *, size: int, has_locks: bool
) -> int:
    """Two workers at once, one of which is killed at a time and started anew. Returns how many were killed at work."""
    context = nursery()

    def start() -> Deliverer:
        return Deliverer(context, database, dispatch, size=size, has_locks=has_locks)

    running, killed = [start() for _ in range(WORKERS)], 0
    for _ in range(kills):
        victim = running.pop(chance.randrange(WORKERS))
        victim.has_delivered()
        time.sleep(chance.uniform(0, 0.04 * size))
        killed += victim.kill()
        running.append(start())
    for process in running:
        process.wait()
    return killed


def wrong(dispatch: UUID, marks: dict[UUID, str]) -> dict[str, int]:
    """How many messages are missing, come twice, or say what is another's."""
    log = LogEntry.objects.filter(event="message.delivered").values_list("residents", flat=True)
    delivered = Counter(residents[0] for residents in log)
    notices = Counter(Notice.objects.filter(resident_id__in=marks).values_list("resident_id", flat=True))
    crossed = 0
    for row in Recipient.objects.filter(dispatch_id=dispatch, delivered_at__isnull=False):
        actor = ResidentActor(resident_id=row.resident_id, terms_accepted=True)
        said = disclose(actor, selectors.message(actor, row.id)).texts.body
        crossed += marks[row.resident_id] not in said
    return {
        "missing": sum(delivered[who] == 0 or notices[who] == 0 for who in marks),
        "doubled": sum(delivered[who] > 1 or notices[who] > 1 for who in marks),
        "crossed": crossed,
    }


def _found(
    database: TestDatabase, *, count: int, kills: int, size: int = 2, has_locks: bool = True
) -> tuple[int, dict[str, int]]:
    """How many were killed at work, and what is wrong after that."""
    world = build_small_world()
    dispatch, marks = on_its_way(world, count)
    killed = deliver_and_kill(database, dispatch, random.Random(SEED), kills, size=size, has_locks=has_locks)
    left = services.deliver_due(WORKER, seconds=HOLD.total_seconds() * 10)
    found = wrong(dispatch, marks)
    print(f"recipients={count} kills={kills} killed at work={killed} seed={SEED} left={left} {found}")
    assert Dispatch.objects.get(id=dispatch).state == DispatchState.SENT
    return killed, found


NOTHING = {"missing": 0, "doubled": 0, "crossed": 0}


@pytest.mark.slow
def test_a_few_kills(fresh_database: TestDatabase) -> None:
    killed, found = _found(fresh_database, count=200, kills=8)
    assert killed
    assert found == NOTHING


@pytest.mark.slow
def test_without_the_lock_the_harness_finds_what_is_doubled(fresh_database: TestDatabase) -> None:
    """Two that take the same recipients: each has her message once, but is told of it twice."""
    _killed, found = _found(fresh_database, count=600, kills=0, size=20, has_locks=False)
    assert found["doubled"]


@pytest.mark.slow
@pytest.mark.prove
def test_a_hundred_kills_among_five_thousand(fresh_database: TestDatabase) -> None:
    count, kills = int(os.environ.get("PROVE_RECIPIENTS", "5000")), int(os.environ.get("PROVE_KILLS", "100"))
    killed, found = _found(fresh_database, count=count, kills=kills)
    assert killed > kills // 2
    assert found == NOTHING


@pytest.mark.slow
@pytest.mark.prove
def test_a_thousand_kills(fresh_database: TestDatabase) -> None:
    killed, found = _found(fresh_database, count=12_000, kills=1000, size=1)
    assert killed > 500
    assert found == NOTHING
