"""What could be better in a form that holds together: advice to the one who builds it, with the place. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.conditions import hidden_places
from personalverktyget.domain.forms.definitions import (
    UNKNOWN,
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.question_types import question_type
from personalverktyget.domain.forms.readability import index_if_hard
from personalverktyget.domain.forms.translations.texts import Part, item_texts


class Advice(StrEnum):
    """What is advised."""

    UNREACHABLE = "unreachable"
    ASKED_LATER = "asked_later"
    DEAD_CHOICE = "dead_choice"
    MISSING_HELP = "missing_help"
    NO_WAY_OUT = "no_way_out"
    HARD_TO_READ = "hard_to_read"
    HARD_PART = "hard_part"


@dataclass(frozen=True, slots=True)
class Remark:
    """One piece of advice. ``figure`` is the readability index, ``detail`` the words in question.

    What is hard to read is the question with its help, or a ``HARD_PART``: an alternative, an error text, a label.
    """

    link_id: str
    advice: Advice
    figure: int = 0
    detail: str = ""


def remarks(form: FormDefinition, *, highest_lix: int) -> tuple[Remark, ...]:
    """Everything that is advised, in the order of the form. The form holds together."""
    found: list[Remark] = []
    order = {link_id: number for number, link_id in enumerate(form.by_link_id)}
    for item in form.by_link_id.values():
        if can_never_show(form, item):
            found.append(Remark(item.link_id, Advice.UNREACHABLE))
        later = [c for c in item.enable_when if order.get(c.question, -1) > order[item.link_id]]
        found += (Remark(item.link_id, Advice.ASKED_LATER, detail=form.by_link_id[c.question].text) for c in later)
        if item.asks and not item.hidden:
            found += _of_question(form, item)
        if not item.hidden:
            found += _hard_texts(item, highest_lix)
    return tuple(found)


def _of_question(form: FormDefinition, item: Item) -> Iterator[Remark]:
    if not item.help.strip() and item.type in _NEEDS_HELP:
        yield Remark(item.link_id, Advice.MISSING_HELP)
    can_be_unknown = question_type(item).takes_unknown
    says_unknown = any("vet inte" in option.text.lower() for option in item.answer_options)
    if item.required and can_be_unknown and not item.may_be_unknown and not says_unknown:
        yield Remark(item.link_id, Advice.NO_WAY_OUT)
    if item.type is ItemType.CHOICE and not item.repeats and item.link_id not in form.repeatable_groups:
        yield from _dead_choices(form, item)


_NEEDS_HELP: Final = frozenset({ItemType.TEXT, ItemType.DECIMAL, ItemType.INTEGER, ItemType.ATTACHMENT})


def _dead_choices(form: FormDefinition, question: Item) -> Iterator[Remark]:
    """A choice of one, and alternatives after which nothing more comes while something comes after others."""
    if len(question.answer_options) == 1:
        yield Remark(question.link_id, Advice.DEAD_CHOICE, detail=question.answer_options[0].text)
    if not any(c.question == question.link_id for item in form.by_link_id.values() for c in item.enable_when):
        return
    order = list(form.by_link_id)
    after = [Place(link_id) for link_id in order[order.index(question.link_id) + 1 :] if _comes_once(form, link_id)]
    if any(_always_comes(form, place.link_id) for place in after):
        return
    dead = [option.text for option in question.answer_options if _nothing_left(form, question, option.code, after)]
    if after and len(dead) < len(question.answer_options):
        yield from (Remark(question.link_id, Advice.DEAD_CHOICE, detail=text) for text in dead)


def _comes_once(form: FormDefinition, link_id: str) -> bool:
    """Whether something is asked or said there, outside of what repeats."""
    return form.by_link_id[link_id].type is not ItemType.GROUP and link_id not in form.repeatable_groups


def _always_comes(form: FormDefinition, link_id: str) -> bool:
    """Whether it hangs on no answer: not itself, and not what it lies in."""
    at: str | None = link_id
    while at is not None:
        if form.by_link_id[at].enable_when:
            return False
        at = form.parents.get(at)
    return True


def _nothing_left(form: FormDefinition, question: Item, code: str, after: list[Place]) -> bool:
    gone = hidden_places(form, {question.link_id: code})
    return all(place in gone for place in after)


def can_never_show(form: FormDefinition, item: Item) -> bool:
    """Conditions that contradict one another, or that ask for an answer outside of the question's limits."""
    conditions = item.enable_when
    if not conditions:
        return False
    impossible = [is_impossible(form.by_link_id[c.question], c) for c in conditions]
    if item.enable_behavior is EnableBehavior.ANY:
        return all(impossible)
    return any(impossible) or contradict(form, item, conditions)


def is_impossible(question: Item, condition: Condition) -> bool:
    """A comparison that no answer within the question's limits can meet."""
    kind = question_type(question)
    if condition.operator is Operator.EXISTS or not kind.takes_limits or condition.answer == UNKNOWN:
        return False
    rank: Any = kind.rank(condition.answer)
    lowest: Any = kind.rank(question.minimum) if question.minimum is not None else None
    highest: Any = kind.rank(question.maximum) if question.maximum is not None else None
    asks_for_more = condition.operator in {Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.EQUAL}
    asks_for_less = condition.operator in {Operator.LESS, Operator.LESS_OR_EQUAL, Operator.EQUAL}
    is_strict = condition.operator in {Operator.GREATER, Operator.LESS}
    if asks_for_more and highest is not None and (highest < rank or (is_strict and highest == rank)):
        return True
    return bool(asks_for_less and lowest is not None and (lowest > rank or (is_strict and lowest == rank)))


def contradict(form: FormDefinition, item: Item, conditions: tuple[Condition, ...]) -> bool:
    """Two answers at once to a question that takes one, or answered and not answered."""
    for first in conditions:
        for second in conditions:
            if first.question != second.question or first is second:
                continue
            both_equal = {first.operator, second.operator} == {Operator.EQUAL}
            if both_equal and first.answer != second.answer and _takes_one_answer(form, first.question, item):
                return True
            if first.operator is Operator.EXISTS and first.answer is False and second.operator is not Operator.EXISTS:
                return True
    return False


def _takes_one_answer(form: FormDefinition, question: str, item: Item) -> bool:
    """Whether the item sees one answer at most: from outside a group that repeats it sees those of all repetitions."""
    group = form.repeatable_groups.get(question)
    return not form.by_link_id[question].repeats and group in (None, form.repeatable_groups.get(item.link_id))


# Read together with the question. An example shows how an answer is written, and is no text to read.
_ALONG: Final = frozenset({Part.TEXT, Part.HELP, Part.EXAMPLE})


def _hard_texts(item: Item, highest: int) -> Iterator[Remark]:
    index = index_if_hard(f"{item.text}. {item.help}", highest)
    if index is not None:
        yield Remark(item.link_id, Advice.HARD_TO_READ, figure=index)
    for text in item_texts(item):
        if text.address.part not in _ALONG and (index := index_if_hard(text.swedish, highest)) is not None:
            yield Remark(item.link_id, Advice.HARD_PART, figure=index, detail=text.swedish)
