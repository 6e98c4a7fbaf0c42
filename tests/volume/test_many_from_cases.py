"""Everybody with a test number, chosen among earlier cases, held against the guidelines, sent to and recalled."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final, TypeVar

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.selectors.chosen import CaseChoice
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.guidelines import ONGOING_FOR, Because
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.outreach.verdicts import Verdict
from tests.support import database as databases
from tests.volume import dispatches, seeding
from tests.volume.organisation import LARGE
from tests.volume.seeding import SEED

pytestmark = [pytest.mark.prove, pytest.mark.slow]
_RESIDENTS: Final = len(all_numbers())
# The others are children, whose guardians no register tells here, or the one in two hundred with protected identity.
_LEAST: Final = 35_000
# The residents that are chosen, and afterwards their ids, are all in memory at once; their names and messages never.
_MAY_GROW: Final = 120
# Each resident has a closed case at the large unit; of every third it is older than a contact is said to go on.
_A_CASE_EACH: Final = """
INSERT INTO cases_case
SELECT (jsonb_populate_record(NULL::cases_case, to_jsonb(c) || jsonb_build_object(
           'id', md5('earlier ' || r.place)::uuid, 'number', 10000000 + r.place, 'resident_id', r.id,
           'submission_key', md5('earlier key ' || r.place)::uuid, 'handler_id', %(handler)s::uuid,
           'received_at', r.received, 'due_at', r.received, 'closed_at', r.received))).*
  FROM (SELECT * FROM cases_case WHERE unit_id = %(unit)s AND state = 'closed' ORDER BY number LIMIT 1) AS c
 CROSS JOIN (SELECT id, place,
                    now() - CASE WHEN place %% 3 = 0 THEN %(long)s ELSE interval '30 days' END AS received
               FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people_resident) AS numbered) AS r
"""


Done = TypeVar("Done")


@pytest.fixture(scope="module")
def sender(django_db_blocker: DjangoDbBlocker) -> Iterator[StaffActor]:
    """A handler who has had a case of everybody's."""
    with (
        databases.database_from_template() as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        world = seeding.seed(made.superuser_url, 1_000, residents=_RESIDENTS)
        with psycopg.connect(made.superuser_url, autocommit=True) as plain:
            plain.execute("SET session_replication_role = replica")
            long_ago = ONGOING_FOR + timedelta(days=200)
            plain.execute(_A_CASE_EACH, {"unit": world.units[LARGE], "handler": world.sender, "long": long_ago})
            plain.execute("ANALYZE")
        with unit_of_work(dispatches.WORKER) as work:
            Region.objects.update(approval_above=10**6)
            work.record(DispatchSaved(dispatch=world.units[LARGE], unit=world.units[LARGE]))
        actor = actor_for_staff(world.sender, world.units[LARGE])
        assert isinstance(actor, StaffActor)
        yield actor


def test_chosen_among_cases_and_recalled(sender: StaffActor) -> None:
    made = dispatches.written(sender, _region(sender), body="Hej {namn}\n\nVi finns kvar.", basis=Basis.ONGOING_CONTACT)
    before, took = dispatches.memory_peak(), dict[str, float]()
    _timed(took, "choose", lambda: services.list_from_cases(sender, made, CaseChoice(), seen_version=2))
    _timed(took, "check", lambda: dispatches.check(made))
    outside = disclose(sender, selectors.prepared_dispatch(sender, made)).counts[Verdict.OUTSIDE]
    taken = _timed(took, "take in", lambda: services.confirm_outside(sender, made, because=Because.IN_RECORD))
    assert taken == outside > _LEAST // 4
    _timed(took, "freeze", lambda: dispatches.let_go(sender, made))
    dispatches.leaves_now(made)
    _timed(took, "deliver", lambda: dispatches.deliver(made))
    rows = Recipient.objects.filter(dispatch_id=made)
    delivered = rows.filter(state=RecipientState.DELIVERED).count()
    assert services.recall_unread(sender, made) is None
    _timed(took, "recall", lambda: services.recall_asked(dispatches.WORKER, made))
    grown = dispatches.memory_peak() - before
    lines = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in took.items())
    print(f"outside={outside:,} delivered={delivered:,} seed={SEED} {lines} memory +{grown:.0f} MB")
    assert delivered >= _LEAST
    assert rows.filter(state=RecipientState.RECALLED).count() == delivered
    assert delivered == rows.exclude(delivered_at=None).values("resident_id").distinct().count()
    assert grown < _MAY_GROW


def _region(actor: StaffActor) -> str:
    return Region.objects.get(id=actor.region_id).hsa_id


def _timed(took: dict[str, float], name: str, do: Callable[[], Done]) -> Done:
    began = time.perf_counter()
    done = do()
    took[name] = time.perf_counter() - began
    return done
