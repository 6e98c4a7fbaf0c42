"""Two workers deliver the same dispatch at once: each recipient once, with a notice each, and her own text."""

from pathlib import Path
from uuid import UUID

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from tests.support.many import let_many_go, written_to_many
from tests.support.message_templates import published
from tests.support.messages import WORKER, after_the_hold
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
