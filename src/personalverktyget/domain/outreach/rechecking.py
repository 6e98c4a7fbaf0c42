"""A list looked at anew for the guidelines, once its message has another ground or is for other ages.

Inside the caller's unit of work. A long list is read in again instead: nobody waits while a hundred thousand numbers
are opened.
"""

from personalverktyget.base.clock import now
from personalverktyget.domain.outreach import uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.guidelines import ONGOING_FOR, Ages, Ground, Guidelines
from personalverktyget.domain.outreach.models import Dispatch, ListedRow
from personalverktyget.domain.outreach.senders import Sender, in_contact_with
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.selectors import ages_of


def guidelines_of(dispatch: Dispatch) -> Guidelines:
    """What its list is to be checked against, as it is written now. What a region sends has its own rules (ADR 38)."""
    if dispatch.region_id is not None:
        return Guidelines(None)
    basis = Basis(dispatch.basis) if dispatch.basis else None
    return Guidelines(basis, Ages(dispatch.youngest, dispatch.oldest))


def recheck(actor: Sender, dispatch: Dispatch) -> None:
    """Let the list be as the guidelines want it now, unless it is long. The caller saves."""
    guidelines = guidelines_of(dispatch)
    if guidelines.mark == dispatch.list_mark or not ListedRow.objects.filter(dispatch=dispatch).exists():
        return
    rows = ListedRow.objects.filter(dispatch=dispatch, verdict__in=(Verdict.VALID, Verdict.OUTSIDE)).defer("said")
    if rows.count() > uploads.AT_ONCE:
        return
    found = list(rows)
    residents = [row.resident_id for row in found if row.resident_id is not None]
    known, ages = in_contact_with(actor, residents, now() - ONGOING_FOR), ages_of(residents)
    for row in found:
        assert row.resident_id is not None  # What is valid is somebody.
        mark_row(row, guidelines.ground(in_contact=row.resident_id in known, age=ages.get(row.resident_id)))
    ListedRow.objects.bulk_update(found, ["verdict", "ground", "because", "left_out"])
    dispatch.list_mark = guidelines.mark


def mark_row(row: ListedRow, ground: Ground | None) -> None:
    """Let a row that could be sent to be outside the guidelines, or no more. What was confirmed of it stands."""
    if ground == (row.ground or None):
        return
    if ground is None:
        row.verdict, row.left_out = Verdict.VALID, False
    else:
        row.verdict, row.left_out = Verdict.OUTSIDE, True
    row.ground, row.because = ground or "", ""
