"""Two workers do the same for a dispatch at once: its population is listed once, and each recipient gets it once."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import UUID

import pytest

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, PopulationSelection, Recipient
from personalverktyget.domain.outreach.services import choose_population
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people.selectors import reach_of
from tests.support.many import let_many_go, written_to_many
from tests.support.message_templates import published
from tests.support.messages import WORKER, after_the_hold
from tests.support.population import begun_message, settle
from tests.support.threads import at_the_same_moment
from tests.support.world import World, build_small_world
from tests.support.world_registers import RESIDENTS

WHO = ("helena", "lennart", "camilla", "other")


def _on_its_way(world: World) -> UUID:
    lines = [f"{RESIDENTS[who][0]};{who}" for who in WHO]
    dispatch = written_to_many(world, published(world), "\n".join(["Personnummer;dag", *lines]))
    let_many_go(world, dispatch)
    after_the_hold(dispatch)
    return dispatch


def _deliver_one_by_one(dispatch: UUID) -> int:
    return sum(services.deliver_batch(WORKER, dispatch, size=1) for _ in range(len(WHO) + 1))


def test_each_recipient_once(fresh_database: Path) -> None:
    world = build_small_world()
    dispatch, notices = _on_its_way(world), Notice.objects.count()
    delivered = at_the_same_moment(lambda: _deliver_one_by_one(dispatch), times=3)
    assert sum(delivered) == len(WHO)
    assert Dispatch.objects.get(id=dispatch).state == DispatchState.SENT
    assert LogEntry.objects.filter(event="message.delivered").count() == len(WHO)
    assert LogEntry.objects.filter(event="dispatch.sent").count() == 1
    assert Notice.objects.count() == notices + len(WHO)
    for who in WHO:
        actor = world.resident(who)
        message = Recipient.objects.get(dispatch_id=dispatch, resident_id=actor.resident_id)
        assert f"Remissen kom {who}." in disclose(actor, selectors.message(actor, message.id)).texts.body


def test_a_population_is_listed_once(fresh_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have read the same residents by the time that either of them looks at how they are reached."""
    world = build_small_world()
    settle(world, monkeypatch)
    dispatch = begun_message(world)
    services.select_population(world.administrator("regional_admin"), dispatch, seen_version=1)
    selection, together = PopulationSelection.objects.get(), Barrier(2)

    def reached_together(*args: Any, **kwargs: Any) -> Mapping[UUID, Any]:
        # Where one is kept waiting by the other, the other goes on alone.
        with suppress(BrokenBarrierError):
            together.wait(timeout=1)
        return reach_of(*args, **kwargs)

    monkeypatch.setattr(choose_population, "reach_of", reached_together)
    at_the_same_moment(lambda: choose_population.find_population(WORKER, selection.id, batch=1), times=2)
    rows = ListedRow.objects.filter(dispatch_id=dispatch).order_by("position")
    assert list(rows.values_list("position", flat=True)) == [1, 2, 3]
    chosen = {world.residents[who] for who in ("helena", "lennart", "camilla")}
    assert set(rows.values_list("resident_id", flat=True)) == chosen
    selection.refresh_from_db()
    assert (selection.found, selection.looked_at, selection.is_done) == (3, len(chosen) + 1, True)
    assert LogEntry.objects.filter(event="dispatch.recipients_listed").count() == 1
    assert Dispatch.objects.get(id=dispatch).state == DispatchState.PREPARING
