"""Tests that senders send to themselves, for tests."""

from uuid import UUID

from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.senders import Sender
from tests.support.messages import WORKER
from tests.support.world import World


def trial_of(actor: Sender, dispatch: UUID, *, position: int | None = None) -> UUID:
    """A test that its sender has sent, and that waits for the worker."""
    version = Dispatch.objects.get(id=dispatch).version
    return services.send_trial(actor, dispatch, seen_version=version, position=position)


def a_trial(_world: World, dispatch: UUID, actor: Sender) -> dict[str, object]:
    """One that has come, as an address names it."""
    made = trial_of(actor, dispatch)
    services.deliver_trials(WORKER)
    return {"dispatch_id": dispatch, "trial_id": made}
