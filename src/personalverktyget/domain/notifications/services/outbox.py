"""How anything is sent at most once, whatever it is: the steps that notices and mail to offices share."""

from collections.abc import Callable
from typing import Final, TypeVar
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.notifications.models import Notice, OfficeMail
from personalverktyget.domain.notifications.states import NoticeState

# How often something is handed over to a side that promises to deliver it once.
MOST_ATTEMPTS: Final = 5
Kept = TypeVar("Kept", Notice, OfficeMail)


class DeliveryRefused(Exception):
    """The receiving side said no: the notice has not gone out and trying again will not help."""


class DeliveryUncertain(Exception):
    """The connection broke after the text was handed over: it may have gone out."""


def send_once(
    actor: SystemActor,
    kind: type[Kept],
    kept_id: UUID,
    *,
    attempt: Callable[[Kept], NoticeState],
    event: Callable[[Kept], Event],
    honours_key: bool = False,
) -> NoticeState:
    """Send what is queued at most once. ``attempt`` says how it went.

    Before the text is handed over, it is marked as being sent, and committed so. A worker that dies in between leaves
    that mark: whether it went out is then unknown, and it is not sent again. ``DeliveryUncertain`` says the same of an
    answer that was lost. Where the receiving side ``honours_key`` both are sent again, some times, for then they are
    one. Any other error of ``attempt`` means that nothing went out: it is queued anew and the error raised, so that the
    job is tried again later.
    """
    state = _begin(actor, kind, kept_id, event, honours_key=honours_key)
    if state is not NoticeState.SENDING:
        return state
    row = kind._default_manager.get(id=kept_id)
    try:
        outcome = attempt(row)
    except DeliveryUncertain:
        outcome = NoticeState.UNKNOWN
        if honours_key and row.attempts < MOST_ATTEMPTS:
            _settle(actor, kind, kept_id, NoticeState.QUEUED, event)
            raise
    except Exception:
        _settle(actor, kind, kept_id, NoticeState.QUEUED, event)
        raise
    _settle(actor, kind, kept_id, outcome, event)
    return outcome


def _begin(
    actor: SystemActor, kind: type[Kept], kept_id: UUID, event: Callable[[Kept], Event], *, honours_key: bool
) -> NoticeState:
    """Mark what is queued as being sent; what was being sent when its worker died becomes unknown."""
    with unit_of_work(actor) as work:
        row = kind._default_manager.select_for_update().get(id=kept_id)
        before = NoticeState(row.state)
        is_repeated = honours_key and row.attempts < MOST_ATTEMPTS
        lost = NoticeState.SENDING if is_repeated else NoticeState.UNKNOWN
        after = {NoticeState.QUEUED: NoticeState.SENDING, NoticeState.SENDING: lost}.get(before, before)
        if after is NoticeState.SENDING:
            row.attempts += 1
        _keep(work, row, after, event)
    return after


def _settle(
    actor: SystemActor, kind: type[Kept], kept_id: UUID, state: NoticeState, event: Callable[[Kept], Event]
) -> None:
    with unit_of_work(actor) as work:
        _keep(work, kind._default_manager.select_for_update().get(id=kept_id), state, event)


def _keep(work: UnitOfWork, row: Kept, state: NoticeState, event: Callable[[Kept], Event]) -> None:
    is_open = state in (NoticeState.QUEUED, NoticeState.SENDING)
    row.state, row.settled_at = state, None if is_open else row.settled_at or now()
    row.save(update_fields=["state", "settled_at", "attempts"])
    work.record(event(row))
