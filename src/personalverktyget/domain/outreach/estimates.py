"""When a dispatch that is on its way is expected to have come to its last recipient."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from personalverktyget.base.clock import now
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.sending_hours import done_at
from personalverktyget.domain.outreach.states import DispatchState

_LATELY: Final = timedelta(minutes=1)


def expected_end(dispatch: Dispatch, state: DispatchState, waiting: int) -> datetime | None:
    """By its rate, or by how fast it has gone lately; ``None`` where neither says anything."""
    if state not in (DispatchState.SCHEDULED, DispatchState.SENDING) or not waiting:
        return None
    at = max(dispatch.send_at or now(), now())
    if dispatch.rate is not None:
        return done_at(at, waiting, dispatch.rate)
    lately = _lately(dispatch.id) if state is DispatchState.SENDING else 0
    return at + waiting * _LATELY / lately if lately else None


def _lately(dispatch_id: UUID) -> int:
    """To how many it has come in the last minute."""
    return Recipient.objects.filter(dispatch_id=dispatch_id, delivered_at__gt=now() - _LATELY).count()
