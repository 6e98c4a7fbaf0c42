"""Check a long list: read through once, then checked and kept some rows at a time. Called by the worker.

The rows that are kept and how many they are is committed together, so that a worker that is killed has done nothing of
its batch, and whoever comes after it goes on where it stood. Two at once wait for each other at the dispatch's row.
"""

from itertools import islice
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.recipient_lists import ListCheckCancelled, ListReadThrough, ListUnreadable
from personalverktyget.domain.outreach.listing import BATCH, end_list, forget_list, keep_rows
from personalverktyget.domain.outreach.models import Dispatch, ListRecheck, UploadedList
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.outreach.senders import Sender, sender_now
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState
from personalverktyget.domain.outreach.uploads import NOT_ALLOWED, opened_upload


class _Gone(Exception):
    """Its sender broke the check off, or another worker has come further: nothing more is done."""


def check_list(worker: SystemActor, upload_id: UUID, *, batch: int = BATCH) -> None:
    """Check it to its end, in the name of whoever handed it in, as she may know those who are in it."""
    row = UploadedList.objects.select_related("dispatch").filter(id=upload_id, problem="").first()
    if row is None:
        return
    sender = sender_now(row.dispatch, row.commission_hsa_id)
    try:
        if sender is None:
            _fail(worker, row.id, NOT_ALLOWED)
            return
        if row.rows is None:
            _read_through(sender, row)
        _check(sender, row, batch)
    except UnreadableList as error:
        _fail(worker, row.id, error.code, error.row)
    except _Gone:
        return


def cancel_check(actor: Sender, dispatch_id: UUID) -> bool:
    """Break the check off and throw the list away, or the selection. Raises ``NotFound`` where none goes on.

    A list that was only looked at anew stays, for another ground than its message has: true is then returned.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_checked(actor, dispatch_id)
        upload = UploadedList.objects.filter(dispatch=dispatch).first()
        is_kept = ListRecheck.objects.filter(dispatch=dispatch).delete()[0] > 0
        if not is_kept and (upload is None or upload.rows is not None):
            # What there was before is gone already, and half a list is none.
            forget_list(dispatch)
        if upload is not None:
            upload.delete()
        step(dispatch, DispatchAction.CANCEL_CHECK)
        dispatch.save()
        work.record(ListCheckCancelled(dispatch=dispatch.id, unit=dispatch.unit_id))
        return is_kept


def _read_through(sender: Sender, row: UploadedList) -> None:
    """To its end, before anything of the list that there was is touched: what is wrong far down is found here."""
    with opened_upload(row) as found:
        count = sum(1 for _row in found)
    if not count:
        raise UnreadableList(Unread(ListProblem.EMPTY))
    with unit_of_work(sender) as work:
        dispatch, kept = _locked(row.id)
        if kept.rows is not None:
            raise _Gone
        forget_list(dispatch)
        kept.rows = count
        kept.save(update_fields=["rows"])
        work.record(ListReadThrough(dispatch=dispatch.id, unit=dispatch.unit_id, rows=count))


def _check(sender: Sender, row: UploadedList, batch: int) -> None:
    done = UploadedList.objects.values_list("checked", flat=True).get(id=row.id)
    with opened_upload(row) as found:
        remaining = islice(found, done, None)
        while rows := list(islice(remaining, batch)):
            done = _keep(sender, row.id, done, rows)
    _end(sender, row.id, done)


def _keep(sender: Sender, upload_id: UUID, done: int, rows: list[ListRow]) -> int:
    with unit_of_work(sender) as work:
        dispatch, kept = _locked(upload_id)
        if kept.checked != done:
            raise _Gone
        keep_rows(work, sender, dispatch, rows, kept.columns)
        kept.checked += len(rows)
        kept.save(update_fields=["checked"])
        return kept.checked


def _end(sender: Sender, upload_id: UUID, done: int) -> None:
    with unit_of_work(sender) as work:
        dispatch, kept = _locked(upload_id)
        if kept.checked != done:
            raise _Gone
        end_list(work, dispatch, kept.columns)
        kept.delete()
        step(dispatch, DispatchAction.CHECKED)
        dispatch.save()


def _fail(worker: SystemActor, upload_id: UUID, problem: str, row: int = 0) -> None:
    with unit_of_work(worker) as work:
        dispatch, kept = _locked(upload_id)
        kept.problem, kept.problem_row, kept.content = problem, row, b""
        kept.save(update_fields=["problem", "problem_row", "content"])
        step(dispatch, DispatchAction.CHECKED)
        dispatch.save()
        work.record(ListUnreadable(dispatch=dispatch.id, unit=dispatch.unit_id, problem=problem))


def _locked(upload_id: UUID) -> tuple[Dispatch, UploadedList]:
    """Both rows, the dispatch's first as everywhere. Raises ``_Gone`` where there is nothing to check any more."""
    waiting = UploadedList.objects.filter(id=upload_id).values("dispatch_id")
    dispatch = Dispatch.objects.select_for_update(of=("self",)).filter(id__in=waiting).first()
    kept = UploadedList.objects.defer("content").filter(id=upload_id).first()
    if dispatch is None or kept is None or dispatch.state != DispatchState.CHECKING:
        raise _Gone
    return dispatch, kept
