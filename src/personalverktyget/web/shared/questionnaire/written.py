"""From what a page of the form sends to answers as they are kept: to the letter, right or wrong."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import QueryDict

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import UNKNOWN, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.starting import starting_repetition

# Text in the database cannot hold a NUL; the sign that stands for "unreadable" takes its place.
NUL, UNREADABLE = "\0", "\ufffd"
Raw = str | list[str]
Row = dict[str, Any]
Written = dict[str, Raw | list[Row]]
# What the box beside a field is called, with which a person says that the answer is not known.
UNKNOWN_SUFFIX: Final = "-unknown"


def field_ids(form: FormDefinition) -> dict[str, str]:
    """What each item is called on the page. Numbers in the order of the form: ids of questions can be anything."""
    return {link_id: f"q{number}" for number, link_id in enumerate(form.by_link_id, start=1)}


def field_id(ids: Mapping[str, str], place: Place) -> str:
    """What a question is called on the page, in its repetition where it has one: q7, or q7r2."""
    name = ids[place.link_id]
    return name if place.repetition is None else f"{name}r{place.repetition + 1}"


def asked_on(page: Item) -> Iterator[Item]:
    """The questions of a page outside of groups that repeat, and those groups, in its order."""
    for item in page.items:
        if item.is_repeatable_group or item.asks:
            if not item.hidden:
                yield item
        else:
            yield from asked_on(item)


def rows_kept(answers: Mapping[str, Any], group: Item) -> list[Row]:
    """What is kept of a group that repeats, whatever it is."""
    kept = answers.get(group.link_id)
    return [dict(row) for row in kept if isinstance(row, Mapping)] if isinstance(kept, list) else []


def rows_shown(answers: Mapping[str, Any], group: Item) -> list[Row]:
    """The repetitions that a page shows: those that are kept, as many as there must be, and always one."""
    kept = rows_kept(answers, group)[: group.most]
    return kept + [_new_row(group) for _ in range(max(group.fewest, 1) - len(kept))]


def _new_row(group: Item) -> Row:
    return dict(starting_repetition(group))


def places_on(page: Item, answers: Mapping[str, Any], *, with_texts: bool = False) -> Iterator[Place]:
    """The places of a page where something is asked, in its order. ``with_texts`` also what is only read."""
    for item in asked_on(page):
        yield Place(item.link_id)
        if item.is_repeatable_group:
            inside = [one for one in item.walk() if one is not item and (with_texts or (one.asks and not one.hidden))]
            for number in range(len(rows_shown(answers, item))):
                yield from (Place(one.link_id, number) for one in inside)


def answers_on(form: FormDefinition, page: Item, sent: QueryDict, before: Mapping[str, Any]) -> Written:
    """The answers to the questions that the page showed. What it did not show, it says nothing about.

    A group that repeats is kept as a whole; what one of its repetitions did not show stays as it was ``before``.
    """
    ids, asked = field_ids(form), frozenset(sent.getlist("asked"))
    written: Written = {}
    for item in asked_on(page):
        if item.is_repeatable_group:
            if ids[item.link_id] in asked:
                rows = rows_shown(before, item)
                rows += [{} for number in range(len(rows), item.most) if _row_id(ids, item, number) in asked]
                written[item.link_id] = [_row(item, number, row, ids, sent) for number, row in enumerate(rows)]
        elif item.type is ItemType.ATTACHMENT:
            if ids[item.link_id] in asked:
                # Files come and go by themselves; the page only says that it asked.
                written[item.link_id] = before.get(item.link_id, [])
        elif ids[item.link_id] in asked:
            written[item.link_id] = _answer(item, ids[item.link_id], sent)
    return written


def _row_id(ids: Mapping[str, str], group: Item, number: int) -> str:
    return field_id(ids, Place(group.link_id, number))


def _row(group: Item, number: int, before: Row, ids: Mapping[str, str], sent: QueryDict) -> Row:
    asked = frozenset(sent.getlist("asked"))
    names = {item: field_id(ids, Place(item.link_id, number)) for item in group.questions if not item.hidden}
    return before | {item.link_id: _answer(item, name, sent) for item, name in names.items() if name in asked}


def _answer(item: Item, field: str, sent: QueryDict) -> Raw:
    if item.type is ItemType.CHOICE and item.repeats:
        return sent.getlist(field)
    answer = sent.get(field, "")
    # What was written counts for more than a box that says that nothing is known.
    is_unknown = item.may_be_unknown and not answer.strip() and f"{field}{UNKNOWN_SUFFIX}" in sent
    return UNKNOWN if is_unknown else answer


def storable(answer: Raw | list[Row]) -> Raw | list[Row]:
    """The answer as the database can hold it."""
    if isinstance(answer, str):
        return answer.replace(NUL, UNREADABLE)
    return [_storable_part(part) for part in answer]  # type: ignore[return-value]


def _storable_part(part: str | Row) -> str | Row:
    if isinstance(part, str):
        return part.replace(NUL, UNREADABLE)
    return {link_id: storable(answer) for link_id, answer in part.items()}
