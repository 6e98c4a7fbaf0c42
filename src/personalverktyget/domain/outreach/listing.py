"""The rows of a list, checked many at a time and kept: whose each is, and whether it can be sent to.

For each batch there are four statements, however many rows it has, and no more rows than those are in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import QuerySet

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork
from personalverktyget.domain.outreach.addressees import guardians_told
from personalverktyget.domain.outreach.events.recipient_lists import RecipientsChecked, RecipientsListed
from personalverktyget.domain.outreach.guidelines import ONGOING_FOR
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, PopulationSelection
from personalverktyget.domain.outreach.rechecking import guidelines_of, mark_row
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.outreach.senders import Sender, in_contact_with, known_to
from personalverktyget.domain.outreach.values import Said, sealed_said
from personalverktyget.domain.outreach.verdicts import Verdict, verdict_on, verdict_on_values
from personalverktyget.domain.people.reachability import EVERYBODY, NOBODY, Reachability
from personalverktyget.domain.people.selectors import reach_of, reach_of_numbers

BATCH: Final = 2000
_LONGEST_WRITTEN: Final = 60
# Among the rows of one resident the first that could be sent is the one that counts.
_DOUBLES: Final = """
UPDATE outreach_listedrow AS listed SET verdict = 'double', left_out = true, detail = kept.position::text
FROM (
  SELECT id, row_number() OVER places AS place, first_value(position) OVER places AS position
  FROM outreach_listedrow WHERE dispatch_id = %s AND resident_id IS NOT NULL AND verdict = ANY(%s)
  WINDOW places AS (PARTITION BY resident_id ORDER BY verdict NOT IN ('valid', 'outside'), position)
) AS kept
WHERE listed.id = kept.id AND kept.place > 1
"""
_CAN_BE_DOUBLE: Final = [Verdict.VALID, Verdict.OUTSIDE, Verdict.VALUE_LACKING, Verdict.VALUE_UNUSABLE]


def forget_list(dispatch: Dispatch) -> None:
    """Remove whom it was to go to, however they were chosen: others come in their place."""
    ListedRow.objects.filter(dispatch=dispatch).delete()
    PopulationSelection.objects.filter(dispatch=dispatch).delete()


def keep_rows(
    work: UnitOfWork, actor: Sender, dispatch: Dispatch, rows: Sequence[ListRow], asked: Mapping[str, str]
) -> None:
    """Keep a batch of rows with what is found of each. ``asked`` names the column that each variable is in."""
    found = _found(actor, [row.identity.value for row in rows if row.identity is not None])
    residents = sorted({reach.resident_id for reach in found.values() if reach.resident_id is not None})
    guidelines = guidelines_of(dispatch)
    known = in_contact_with(actor, residents, now() - ONGOING_FOR) if guidelines.asks_for_contact else frozenset()
    checked = [_checked(dispatch, row, found, asked) for row in rows]
    for it, row in zip(checked, rows, strict=True):
        if it.verdict is Verdict.VALID and row.identity is not None:
            mark_row(it, guidelines.ground(in_contact=it.resident_id in known, age=row.identity.age()))
    ListedRow.objects.bulk_create(checked)
    work.record(RecipientsChecked(dispatch=dispatch.id, residents=tuple(residents), unit=dispatch.unit_id))


def end_list(work: UnitOfWork, dispatch: Dispatch, asked: Iterable[str]) -> None:
    """Find doubles among all its rows, once they are kept, and say how many there are. The caller saves."""
    with connection.cursor() as cursor:
        cursor.execute(_DOUBLES, [dispatch.id, _CAN_BE_DOUBLE])
    rows = ListedRow.objects.filter(dispatch=dispatch)
    dispatch.list_columns, dispatch.list_mark = list(asked), guidelines_of(dispatch).mark
    valid = rows.filter(verdict=Verdict.VALID).count()
    work.record(RecipientsListed(dispatch=dispatch.id, unit=dispatch.unit_id, rows=rows.count(), valid=valid))


def _found(actor: Sender, numbers: Sequence[str]) -> Mapping[str, Reachability]:
    """The verdicts as a stranger is told them, and as the actor may know them of those whom she knows."""
    told = dict(reach_of_numbers(numbers, may_know=NOBODY))
    by_id: dict[UUID, str] = {it.resident_id: number for number, it in told.items() if it.resident_id is not None}
    known = known_to(actor, by_id.keys())
    told |= {by_id[id_]: reach for id_, reach in reach_of(known, may_know=EVERYBODY).items()}
    return told


def _checked(
    dispatch: Dispatch, row: ListRow, found: Mapping[str, Reachability], asked: Mapping[str, str]
) -> ListedRow:
    values = {name: " ".join(row.values.get(column, "").split()) for name, column in asked.items()}
    reach = found[row.identity.value] if row.identity is not None else None
    verdict, detail = _verdict(row, reach, values)
    id_ = uuid4()
    return ListedRow(
        id=id_,
        dispatch=dispatch,
        position=row.number,
        said=sealed_said(id_, Said(row.written[:_LONGEST_WRITTEN], values, row.case_number)),
        resident_id=reach.resident_id if reach else None,
        verdict=verdict,
        detail=detail,
        left_out=verdict is not Verdict.VALID,
    )


def _verdict(row: ListRow, reach: Reachability | None, values: Mapping[str, str]) -> tuple[Verdict, str]:
    if reach is None:
        return Verdict.NO_NUMBER, str(row.problem or "")
    verdict, detail = verdict_on(reach), ""
    if verdict is Verdict.VALID:
        verdict, detail = verdict_on_values(values, tuple(values))
    # Of a child that can be sent to: to how many guardians it goes.
    guardians = guardians_told(reach) if verdict is Verdict.VALID else 0
    return verdict, str(guardians) if guardians else detail


def columns_for(asked: Sequence[str], columns: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Which column each variable is in, whatever the case of its letters; and the variables that have none."""
    by_name = {" ".join(column.split()).casefold(): column for column in columns}
    found = {name: by_name[name] for name in asked if name in by_name}
    return found, tuple(name for name in asked if name not in by_name)


def twice_named(asked: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """The variables with whose name the list has more than one column: which is meant nobody can tell. The second of
    them is called so by ``recipient_lists.columns``.
    """
    names = {" ".join(column.split()).casefold() for column in columns}
    wanted = {name.casefold() for name in asked}
    return tuple(name for name in asked if f"{name.casefold()} (2)" in names - wanted)


def chosen(dispatch_id: UUID) -> QuerySet[ListedRow]:
    """The rows that are sent to."""
    return ListedRow.objects.filter(dispatch_id=dispatch_id, left_out=False)
