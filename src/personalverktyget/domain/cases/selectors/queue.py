"""The staff lists: one statement a list, paged by key, with counts that stop at a bound."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import STOCKHOLM, local, now
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import CasesListed
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.read_models import CaseList, CaseRow, QueueCounts
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.people.persons import PERSON_COLUMNS, person_in_list
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor
from personalverktyget.domain.reading.fixed_query import FixedQuery
from personalverktyget.domain.reading.prepared import one_row

PAGE_SIZE = 50


class View(StrEnum):
    """The lists that staff work from."""

    ALL = "all"
    UNASSIGNED = "unassigned"
    MINE = "mine"
    WAITING = "waiting"
    TODAY = "today"
    LATE = "late"
    CLOSED = "closed"


class _Way(StrEnum):
    """From where a page is read, and in which direction."""

    FROM_THE_BEGINNING = "from_the_beginning"
    FORWARDS = "forwards"
    BACKWARDS = "backwards"

    @classmethod
    def of(cls, cursor: str, *, backwards: bool) -> "_Way":
        """The way that a cursor is followed."""
        if not cursor:
            return cls.FROM_THE_BEGINNING
        return cls.BACKWARDS if backwards else cls.FORWARDS


@dataclass(frozen=True, slots=True)
class _Order:
    columns: tuple[str, ...]
    descending: bool = False


_BY_DUE = _Order(("queue_rank", "due_at", "id"))
_BY_CLOSING = _Order(("closed_at", "id"), descending=True)

# The columns that pages are ordered by.
_KEY_TYPES: dict[str, type] = {"queue_rank": int, "due_at": datetime, "closed_at": datetime, "id": UUID}

ROW_COLUMNS = (
    "id",
    "number",
    "headline",
    "case_type_name",
    "state",
    "handler_id",
    "handler__given_name",
    "handler__surname",
    "received_at",
    "due_at",
    "waiting_since",
    "closed_at",
    "queue_rank",
    *PERSON_COLUMNS,
)


def case_list(actor: StaffActor, view: View, *, after: str = "", before: str = "") -> Disclosure[CaseList]:
    """A page of one of the lists. ``after`` and ``before`` are cursors of an earlier answer."""
    order = _BY_CLOSING if view is View.CLOSED else _BY_DUE
    backwards, cursor = bool(before), before or after
    found = _page(scopes.reach_of(actor), view, _Way.of(cursor, backwards=backwards)).rows(
        unit_id=actor.unit_id, staff_id=actor.staff_id, moment=now(), end_of_day=_end_of_today(), **_key(cursor, order)
    )
    more, found = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    if backwards:
        found.reverse()
    page = CaseList(
        view=view,
        rows=tuple(case_row(row) for row in found),
        next_cursor=_cursor(found[-1], order) if found and (more or backwards) else "",
        previous_cursor=_cursor(found[0], order) if found and (more if backwards else bool(after)) else "",
    )
    residents = tuple(dict.fromkeys(row.person.resident_id for row in page.rows))
    return Disclosure("cases", CasesListed(view=view, residents=residents, unit=actor.unit_id), page)


@cache
def _page(reach: scopes.Reach, view: View, way: _Way) -> FixedQuery:
    """The statement of a page: it looks different for each reach, list and way, and for nothing else."""
    order = _BY_CLOSING if view is View.CLOSED else _BY_DUE
    backwards = way is _Way.BACKWARDS
    signs = "-" if order.descending != backwards else ""

    def build(**values: Any) -> QuerySet[Any, Any]:
        seen = scopes.within(reach, unit_id=values["unit_id"], staff_id=values["staff_id"])
        cases = _in_view(seen, view, reach, values["staff_id"], values["moment"], values["end_of_day"])
        if way is not _Way.FROM_THE_BEGINNING:
            cases = _beyond(cases, order, [values[column] for column in order.columns], backwards=backwards)
        in_order = cases.order_by(*(signs + column for column in order.columns))
        return in_order.values_list(*ROW_COLUMNS)[: PAGE_SIZE + 1]

    return FixedQuery(build, unit_id=UUID, staff_id=UUID, moment=datetime, end_of_day=datetime, **_KEY_TYPES)


def queue_counts(actor: StaffActor, *, also: tuple[str, list[Any]] | None = None) -> QueueCounts:
    """How many cases each view holds, in one statement. No person is in the answer, so nothing is logged.

    ``also`` is a statement of a package above this one, whose rows the menu shows beside: they are counted with it.
    """
    scope, parameters = scopes.visible_sql(actor)
    end_of_day, moment, is_own = _end_of_today(), now(), scopes.reach_of(actor) is scopes.Reach.OWN
    open_ = "queue_rank = 1" if is_own else "queue_rank < 2"
    conditions: dict[str, tuple[str, list[Any]]] = {
        "unassigned": ("false" if is_own else "queue_rank = 0", []),
        "mine": ("queue_rank = 1 AND handler_id = %s", [actor.staff_id]),
        "waiting": (f"queue_rank = 1 AND state = '{State.AWAITING_RESIDENT}'", []),
        "today": (f"{open_} AND due_at >= %s AND due_at < %s", [moment, end_of_day]),
        "late": (f"{open_} AND due_at < %s", [moment]),
    }
    counts, values = [], []
    for condition, own in conditions.values():
        limited = f"SELECT 1 FROM cases_case WHERE {scope} AND {condition} LIMIT {QueueCounts.BOUND + 1}"
        counts.append(f"(SELECT count(*) FROM ({limited}) AS bounded)")
        values += [*parameters, *own]
    if also:
        counts.append(f"(SELECT count(*) FROM ({also[0]} LIMIT {QueueCounts.BOUND + 1}) AS bounded)")
        values += also[1]
    found = one_row(f"SELECT {', '.join(counts)}", values)
    return QueueCounts(**dict(zip([*conditions, "also"], found, strict=False)))


def case_row(row: tuple[Any, ...]) -> CaseRow:
    """A row of ``ROW_COLUMNS`` as it is handed out."""
    (id_, number, headline, case_type, state, handler_id, given, surname) = row[:8]
    (received_at, due_at, waiting_since, closed_at, _rank) = row[8:13]
    return CaseRow(
        id=id_,
        number=number,
        headline=headline,
        case_type=case_type,
        state=State(state),
        person=person_in_list(*row[13:17]),
        handler_id=handler_id,
        handler=f"{given} {surname}" if handler_id else "",
        received_at=received_at,
        due_at=due_at,
        awaits_feedback=waiting_since is not None,
        closed_at=closed_at,
    )


def _in_view(
    cases: QuerySet[Case], view: View, reach: scopes.Reach, staff_id: UUID, moment: datetime, end_of_day: datetime
) -> QuerySet[Case]:
    # An open case of one's own has a handler; said outright, it lets the index of the handler's cases serve.
    open_ = Q(queue_rank=1) if reach is scopes.Reach.OWN else Q(queue_rank__lt=2)
    match view:
        case View.ALL:
            return cases.filter(open_)
        case View.UNASSIGNED:
            return cases.none() if reach is scopes.Reach.OWN else cases.filter(queue_rank=0)
        case View.MINE:
            return cases.filter(queue_rank=1, handler_id=staff_id)
        case View.WAITING:
            return cases.filter(queue_rank=1, state=State.AWAITING_RESIDENT)
        case View.TODAY:
            return cases.filter(open_, due_at__gte=moment, due_at__lt=end_of_day)
        case View.LATE:
            return cases.filter(open_, due_at__lt=moment)
        case View.CLOSED:
            return cases.filter(queue_rank=2)


def _end_of_today() -> datetime:
    return datetime.combine(local(now()).date() + timedelta(days=1), time.min, STOCKHOLM)


def _beyond(cases: QuerySet[Case], order: _Order, key: list[Any], *, backwards: bool) -> QuerySet[Case]:
    # A row comparison, which PostgreSQL answers from the index; the same written with OR is not.
    sign = "<" if order.descending != backwards else ">"
    columns = ", ".join(f"cases_case.{column}" for column in order.columns)
    places = ", ".join(["%s"] * len(key))
    return cases.extra(where=[f"({columns}) {sign} ({places})"], params=key)


def _cursor(row: tuple[Any, ...], order: _Order) -> str:
    return write_cursor(row[ROW_COLUMNS.index(column)] for column in order.columns)


def _key(cursor: str, order: _Order) -> dict[str, Any]:
    """The columns that the cursor's page is ordered by, with their values there."""
    if not cursor:
        return {}
    values = read_cursor(cursor, (_KEY_TYPES[column] for column in order.columns))
    return dict(zip(order.columns, values, strict=True))
