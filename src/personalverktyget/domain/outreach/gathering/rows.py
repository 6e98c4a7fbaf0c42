"""The statements that gather answers. Set-based: what they hand out does not grow with the answers, but by the page.

``source`` is the answers to a dispatch whose cases the actor sees; everything here reads from it and nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.cases.scopes import visible_sql
from personalverktyget.domain.outreach.gathering.filters import Condition
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, Shape

_SOURCE: Final = """
FROM outreach_recipient AS recipient
JOIN (SELECT id, number, received_at, prompted_by FROM cases_case WHERE {visible}) AS answer
  ON answer.prompted_by = recipient.id
JOIN cases_caseanswers AS said ON said.case_id = answer.id
WHERE recipient.dispatch_id = %s{condition}
"""
_COLUMNS: Final = (
    "recipient.position, recipient.resident_id, answer.id, answer.number, answer.received_at, said.answers"
)
_COUNTED: Final = frozenset({Shape.CHOICES, Shape.NUMBERS, Shape.DAYS})
_NUMBER: Final = r"^-?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers are read from: a part of a statement, and its values."""

    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One recipient's answers as they are kept."""

    position: int
    resident_id: UUID
    case_id: UUID
    case_number: int
    received_at: datetime
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are ordered by, after which comes their place in the list: a key, its values, and which way."""

    key: str
    values: tuple[Any, ...] = ()
    descending: bool = False


def source(actor: StaffActor, dispatch_id: UUID, condition: Condition = ("", [])) -> Source:
    """The answers that the actor sees and the condition lets through."""
    visible, values = visible_sql(actor)
    sql = _SOURCE.format(visible=visible, condition=condition[0])
    return Source(sql, (*values, dispatch_id, *condition[1]))


def count(of: Source) -> int:
    """How many there are."""
    found: int = _rows(f"SELECT count(*) {of.sql}", of.values)[0][0]
    return found


def residents(of: Source, at_most: int) -> list[UUID]:
    """Whose they are."""
    return [row[0] for row in _rows(f"SELECT recipient.resident_id {of.sql} LIMIT %s", (*of.values, at_most))]


def values_of(of: Source, questions: Sequence[AskedQuestion]) -> Iterator[tuple[str, Any, int]]:
    """Each question with each of its answers, and how many gave it; a group that repeats with how many filled it in.

    Of questions that are not summed up the number of answers alone, with ``None`` in their place.
    """
    counted = [it.id for it in questions if it.shape in _COUNTED]
    once = f"SELECT said.answers AS given {of.sql}"
    yield from _values(once, of.values, counted)
    for group in dict.fromkeys(it.group.link_id for it in questions if it.group):
        repeated = f"SELECT jsonb_array_elements(said.answers -> %s) AS given {of.sql}"
        yield from _values(repeated, (group, *of.values), counted)


def _values(given: str, values: tuple[Any, ...], counted: list[str]) -> Iterator[tuple[str, Any, int]]:
    sql = (
        "SELECT pair.key, CASE WHEN pair.key = ANY(%s) THEN pair.value END AS answer, count(*) "
        f"FROM ({given}) AS answers, jsonb_each(answers.given) AS pair GROUP BY 1, 2"
    )
    for key, answer, number in _rows(sql, (counted, *values)):
        given_answer = None if answer is None else json.loads(answer)
        yield key, tuple(given_answer) if isinstance(given_answer, list) else given_answer, number


def latest_texts(of: Source, questions: Sequence[str], at_most: int) -> Iterator[tuple[str, GivenRow]]:
    """The latest that have answered each of these questions, which are asked once."""
    sql = (
        f"SELECT question.id, given.* FROM unnest(%s::text[]) AS question(id), LATERAL (SELECT {_COLUMNS} {of.sql} "
        "AND jsonb_exists(said.answers, question.id) ORDER BY answer.received_at DESC, recipient.position LIMIT %s) "
        "AS given"
    )
    for question, *row in _rows(sql, (list(questions), *of.values, at_most)) if questions else ():
        yield question, _given(row)


def page(of: Source, order: Order, *, after: int | None, at_most: int) -> list[GivenRow]:
    """The rows that follow the one at this place, or the first ones."""
    beyond, values = "", list[Any]()
    if after is not None:
        sign = "<" if order.descending else ">"
        last = f"(SELECT {order.key}, recipient.position {of.sql} AND recipient.position = %s)"
        beyond = f" AND ({order.key}, recipient.position) {sign} {last}"
        values = [*order.values, *order.values, *of.values, after]
    way = "DESC" if order.descending else "ASC"
    sql = f"SELECT {_COLUMNS} {of.sql}{beyond} ORDER BY {order.key} {way}, recipient.position {way} LIMIT %s"
    return [_given(row) for row in _rows(sql, (*of.values, *values, *order.values, at_most))]


def following(of: Source, after: int, at_most: int) -> list[GivenRow]:
    """The rows that follow this place in the list, in its order."""
    sql = f"SELECT {_COLUMNS} {of.sql} AND recipient.position > %s ORDER BY recipient.position LIMIT %s"
    return [_given(row) for row in _rows(sql, (*of.values, after, at_most))]


def most_repetitions(of: Source, groups: Iterable[str]) -> dict[str, int]:
    """How many times at most anybody has filled in each group that repeats."""
    named = list(groups)
    longest = ", ".join(["COALESCE(max(jsonb_array_length(said.answers -> %s)), 0)"] * len(named))
    if not named:
        return {}
    return dict(zip(named, _rows(f"SELECT {longest} {of.sql}", (*named, *of.values))[0], strict=True))


def by_time(*, descending: bool) -> Order:
    """By when they were given."""
    return Order("answer.received_at", descending=descending)


def by_answer(asked: AskedQuestion, *, descending: bool) -> Order:
    """By what was answered to a question, in its own order; who has not answered it comes last."""
    name = asked.id
    if asked.group is not None:
        return Order("COALESCE(jsonb_array_length(said.answers -> %s), 0)", (asked.group.link_id,), descending)
    match asked.shape:
        case Shape.CHOICES if asked.item.answer_options and not asked.takes_several:
            codes = [option.code for option in asked.item.answer_options]
            last = "-1" if descending else "1000000"
            return Order(
                f"COALESCE(array_position(%s::text[], said.answers ->> %s), {last})", (codes, name), descending
            )
        case Shape.CHOICES | Shape.NUMBERS:
            last = "-Infinity" if descending else "Infinity"
            number = "CASE WHEN said.answers ->> %s ~ %s THEN (said.answers ->> %s)::numeric END"
            truth = "CASE said.answers -> %s WHEN 'true' THEN 1 WHEN 'false' THEN 2 END"
            return Order(f"COALESCE({number}, {truth}, '{last}'::numeric)", (name, _NUMBER, name, name), descending)
    last = "''" if descending else "chr(1114111)"
    return Order(f'COALESCE(lower(said.answers ->> %s), {last}) COLLATE "C"', (name,), descending)


def _given(row: Sequence[Any]) -> GivenRow:
    position, resident_id, case_id, case_number, received_at, answers = row
    return GivenRow(position, resident_id, case_id, case_number, received_at, json.loads(answers))


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
