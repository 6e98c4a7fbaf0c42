"""What nobody has read of a large dispatch is recalled by the worker: each once, wherever it is killed."""

from contextlib import suppress
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.outreach import services, uploads
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.states import RecipientState
from tests.support.many import as_sent, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World

RECALL: Any = import_module("personalverktyget.domain.outreach.services.recall")
WHO = ("helena", "lennart", "camilla", "other")


class _Killed(BaseException):
    """The worker ends here."""


@pytest.fixture
def sent(small_world: World, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Come to four, of whom the first has read it; more than one is many, and they are recalled one by one."""
    dispatch = written_to_many(small_world, bring_along()["information"], numbers(*WHO))
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    services.deliver_due(WORKER)
    services.mark_opened(small_world.resident("helena"), Recipient.objects.get(position=1).id)
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    monkeypatch.setattr(RECALL, "BATCH", 1)
    return dispatch


def _states() -> list[str]:
    return list(Recipient.objects.order_by("position").values_list("state", flat=True))


@pytest.mark.parametrize("after", [0, 1, 2])
def test_killed_on_the_way_it_recalls_each_once(
    small_world: World, sent: UUID, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    actor = small_world.actor("handler")
    assert services.recall_unread(actor, sent) is None
    services.recall_unread(actor, sent)
    assert as_sent(actor, sent).is_recalling
    assert _states() == [RecipientState.DELIVERED] * 4
    real, left = RECALL.drop_ladder, [after]

    def killing(rows: list[UUID]) -> None:
        if not left[0]:
            raise _Killed
        left[0] -= 1
        real(rows)

    with monkeypatch.context() as patch, suppress(_Killed):
        patch.setattr(RECALL, "drop_ladder", killing)
        services.recall_asked(WORKER, sent)
    assert _states().count(RecipientState.RECALLED) == after
    services.prepare_due(WORKER)
    assert _states() == [RecipientState.DELIVERED, *[RecipientState.RECALLED] * 3]
    told = LogEntry.objects.filter(event="message.recalled").values_list("resource_id", flat=True)
    assert len(told) == len(set(told)) == 3
    seen = as_sent(actor, sent)
    assert (seen.is_recalling, seen.can_recall) == (False, False)


def test_meanwhile_it_goes_nowhere_else(small_world: World, sent: UUID) -> None:
    actor = small_world.actor("handler")
    services.recall_unread(actor, sent)
    with pytest.raises(NotPossibleNow):
        services.retry_dispatch(actor, sent)
    seen = as_sent(actor, sent)
    assert (seen.can_resume, seen.can_retry, seen.can_recall) == (False, False, False)
    services.mark_opened(small_world.resident("lennart"), Recipient.objects.get(position=2).id)
    services.prepare_due(WORKER)
    assert _states()[:2] == [RecipientState.DELIVERED] * 2
    assert Dispatch.objects.get(id=sent).recall_asked_at is None
