"""Freeze the recipients of a dispatch to many, with what each is to be told; then it leaves, or is approved.

What is frozen is where it stands: the last recipient is the last row of the list that was taken. So whoever comes after
a worker that was killed goes on with the next.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach.binding import bind_recipients
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.sending import RecipientsFrozen
from personalverktyget.domain.outreach.fingerprints import mark_of
from personalverktyget.domain.outreach.listing import BATCH, chosen
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, RecipientValues
from personalverktyget.domain.outreach.sending_hours import next_allowed
from personalverktyget.domain.outreach.services.release_message import HOLD
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState
from personalverktyget.domain.outreach.values import opened_said, sealed_values


class _TakenBack(Exception):
    """Its sender has taken it back, or another worker has finished it: nothing is done."""


def freeze_recipients(worker: SystemActor, dispatch_id: UUID, *, batch: int = BATCH) -> None:
    """Freeze all of them, some at a time, until it is done or its sender has taken it back."""
    while _freeze_next(worker, dispatch_id, batch):
        pass


def _freeze_next(worker: SystemActor, dispatch_id: UUID, batch: int) -> bool:
    """The next of them; after the last it sets out. Returns whether there may be more."""
    try:
        with unit_of_work(worker) as work:
            dispatch = Dispatch.objects.select_for_update(of=("self",)).get(id=dispatch_id)
            if dispatch.state != DispatchState.FREEZING:
                raise _TakenBack
            count = freeze_some(dispatch, at_most=batch)
            if count < batch:
                set_out(dispatch)
                dispatch.save()
            work.record(RecipientsFrozen(dispatch=dispatch.id, recipients=count, unit=dispatch.unit_id))
    except (_TakenBack, Dispatch.DoesNotExist):
        return False
    return count == batch


def freeze_some(dispatch: Dispatch, *, at_most: int) -> int:
    """Freeze the next recipients. Inside a unit of work that has locked the dispatch. Returns how many they were."""
    last = Recipient.objects.filter(dispatch=dispatch).order_by("-position").first()
    rows = chosen(dispatch.id).order_by("position")
    if last is not None:
        # Of one resident's rows one alone is sent to.
        rows = rows.filter(position__gt=chosen(dispatch.id).get(resident_id=last.resident_id).position)
    made = list(_recipients(dispatch, list(rows[:at_most]), last.position if last else 0))
    Recipient.objects.bulk_create([recipient for recipient, _values in made])
    RecipientValues.objects.bulk_create([values for _recipient, values in made if values is not None])
    return len(made)


def set_out(dispatch: Dispatch) -> None:
    """Bind it to its recipients, and let it wait for approval or for its time. The caller saves."""
    bind_recipients(dispatch)
    if dispatch.needs_approval:
        step(dispatch, DispatchAction.SUBMIT)
        return
    dispatch.send_at = leaves_at(dispatch)
    step(dispatch, DispatchAction.RELEASE)


def leaves_at(dispatch: Dispatch) -> datetime:
    """When it leaves, let go or approved at this moment: at its time, after the hold, and at a rate only by day.

    One that was meant for a time by day leaves by day, however late it was approved.
    """
    at = now()
    leaves = max(dispatch.send_at or at, at + HOLD)
    return leaves if dispatch.rate is None and dispatch.send_at is None else next_allowed(leaves)


def _recipients(
    dispatch: Dispatch, rows: list[ListedRow], after: int
) -> Iterator[tuple[Recipient, RecipientValues | None]]:
    for position, row in enumerate(rows, start=after + 1):
        assert row.resident_id is not None  # What is valid is somebody.
        values, id_ = opened_said(row.id, row.said).values, uuid4()
        recipient = Recipient(
            id=id_,
            dispatch=dispatch,
            unit_id=dispatch.unit_id,
            resident_id=row.resident_id,
            position=position,
            mark=mark_of(dispatch.id, row.resident_id, values),
        )
        kept = RecipientValues(recipient=recipient, values=sealed_values(id_, values)) if values else None
        yield recipient, kept
