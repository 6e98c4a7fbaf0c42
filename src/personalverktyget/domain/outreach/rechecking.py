"""A list looked at anew for the guidelines, once its message has another ground or is for other ages.

Inside the caller's unit of work. A long list is looked at by the worker instead: nobody waits while a hundred thousand
numbers are opened.
"""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db.models import QuerySet

from personalverktyget.base.clock import now
from personalverktyget.domain.outreach import uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.guidelines import LEFT_OUT, ONGOING_FOR, Ages, Ground, Guidelines
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, ListRecheck
from personalverktyget.domain.outreach.senders import Sender, in_contact_with
from personalverktyget.domain.outreach.states import DispatchAction
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.selectors import ages_of


def guidelines_of(dispatch: Dispatch) -> Guidelines:
    """What its list is to be checked against, as it is written now. What a region sends has its own rules (ADR 38)."""
    if dispatch.region_id is not None:
        return Guidelines(None)
    basis = Basis(dispatch.basis) if dispatch.basis else None
    return Guidelines(basis, Ages(dispatch.youngest, dispatch.oldest))


def recheck(actor: Sender, dispatch: Dispatch) -> None:
    """Let the list be as the guidelines want it now, a long one by the worker (``recheck_list``). The caller saves."""
    guidelines = guidelines_of(dispatch)
    if guidelines.mark == dispatch.list_mark or not ListedRow.objects.filter(dispatch=dispatch).exists():
        return
    count = rows_to_mark(dispatch).count()
    if count > uploads.AT_ONCE:
        ListRecheck.objects.filter(dispatch=dispatch).delete()
        asked = {"commission_hsa_id": actor.commission_hsa_id, "asked_at": now(), "rows": count}
        ListRecheck(id=uuid4(), dispatch=dispatch, **asked).save(force_insert=True)
        step(dispatch, DispatchAction.CHECK)
        return
    mark_rows(actor, guidelines, list(rows_to_mark(dispatch)))
    dispatch.list_mark = guidelines.mark


def rows_to_mark(dispatch: Dispatch) -> QuerySet[ListedRow]:
    """The rows that the guidelines are asked about: those that could be sent to."""
    return ListedRow.objects.filter(dispatch=dispatch, verdict__in=(Verdict.VALID, Verdict.OUTSIDE)).defer("said")


def mark_rows(actor: Sender, guidelines: Guidelines, rows: Sequence[ListedRow]) -> tuple[UUID, ...]:
    """Let these rows be as the guidelines want them, in a few statements. Returns the residents who were looked at."""
    residents = [row.resident_id for row in rows if row.resident_id is not None]
    known, ages = in_contact_with(actor, residents, now() - ONGOING_FOR), ages_of(residents)
    moved: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for row in rows:
        assert row.resident_id is not None  # What is valid is somebody.
        if mark_row(row, guidelines.ground(in_contact=row.resident_id in known, age=ages.get(row.resident_id))):
            moved[row.ground, row.because].append(row.id)
    for (ground, because), ids in moved.items():
        is_outside = bool(ground)
        ListedRow.objects.filter(id__in=ids).update(
            verdict=Verdict.OUTSIDE if is_outside else Verdict.VALID,
            left_out=is_outside or because == LEFT_OUT,
            ground=ground,
            because=because,
        )
    return tuple(sorted(residents))


def mark_row(row: ListedRow, ground: Ground | None) -> bool:
    """Let a row that could be sent to be outside the guidelines, or no more; what was confirmed of it stands where it
    is outside for the same ground, and what the sender has left out stays out. Returns whether it is another by now.
    """
    if ground == (row.ground or None):
        return False
    stays_out = row.because == LEFT_OUT
    row.verdict = Verdict.VALID if ground is None else Verdict.OUTSIDE
    row.left_out = ground is not None or stays_out
    row.ground, row.because = ground or "", LEFT_OUT if stays_out else ""
    return True
