"""Look at a long list anew for the guidelines, in the worker: its message has another ground, or is for other ages.

As where it was checked (``check_list``), the rows that are looked at and how far it has come is committed together: a
worker that is killed has done nothing of its batch, and two at once wait for each other at the dispatch's row.
"""

from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.recipient_lists import ListCheckCancelled, RecipientsChecked
from personalverktyget.domain.outreach.listing import BATCH
from personalverktyget.domain.outreach.models import Dispatch, ListRecheck
from personalverktyget.domain.outreach.rechecking import guidelines_of, mark_rows, rows_to_mark
from personalverktyget.domain.outreach.senders import Sender, sender_now
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState


class _Gone(Exception):
    """Its sender broke it off, or another worker has come further: nothing more is done."""


def recheck_list(worker: SystemActor, recheck_id: UUID, *, batch: int = BATCH) -> None:
    """Look at all its rows, in the name of whoever changed the message, as she may know those who are in it.

    Where she may not send any more it is left: the list is for another ground then, and cannot be sent to.
    """
    row = ListRecheck.objects.select_related("dispatch").filter(id=recheck_id).first()
    if row is None:
        return
    sender = sender_now(row.dispatch, row.commission_hsa_id)
    try:
        if sender is None:
            _leave(worker, row)
            return
        while _next(sender, row, batch):
            pass
    except _Gone:
        return


def _next(sender: Sender, seen: ListRecheck, batch: int) -> bool:
    """The next rows; after the last the list is for the ground that the message has. Returns whether there are more."""
    with unit_of_work(sender) as work:
        dispatch, kept = _locked(seen)
        guidelines = guidelines_of(dispatch)
        rows = list(rows_to_mark(dispatch).filter(position__gt=kept.reached).order_by("position")[:batch])
        residents = mark_rows(sender, guidelines, rows)
        work.record(RecipientsChecked(dispatch=dispatch.id, residents=residents, unit=dispatch.unit_id))
        if len(rows) < batch:
            dispatch.list_mark = guidelines.mark
            _done(dispatch, kept)
            return False
        kept.reached, kept.checked = rows[-1].position, kept.checked + len(rows)
        kept.save(update_fields=["reached", "checked"])
    seen.reached = kept.reached
    return True


def _leave(worker: SystemActor, seen: ListRecheck) -> None:
    with unit_of_work(worker) as work:
        dispatch, kept = _locked(seen)
        _done(dispatch, kept)
        work.record(ListCheckCancelled(dispatch=dispatch.id, unit=dispatch.unit_id))


def _done(dispatch: Dispatch, kept: ListRecheck) -> None:
    kept.delete()
    step(dispatch, DispatchAction.CHECKED)
    dispatch.save()


def _locked(seen: ListRecheck) -> tuple[Dispatch, ListRecheck]:
    """Both rows, the dispatch's first as everywhere. Raises ``_Gone`` where another has come further."""
    dispatch = Dispatch.objects.select_for_update(of=("self",)).filter(id=seen.dispatch_id).first()
    kept = ListRecheck.objects.filter(id=seen.id).first()
    if dispatch is None or kept is None or dispatch.state != DispatchState.CHECKING or kept.reached != seen.reached:
        raise _Gone
    return dispatch, kept
