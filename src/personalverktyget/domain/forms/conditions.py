"""Which items show, given the answers. Evaluated once each, in an order where what is asked about comes first."""

import operator
from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Any, Final

from personalverktyget.domain.forms.answers import answer_to
from personalverktyget.domain.forms.definitions import (
    UNKNOWN,
    Answer,
    Answers,
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    Operator,
)
from personalverktyget.domain.forms.question_types import question_type

_COMPARISONS: Final[Mapping[Operator, Callable[[Any, Any], bool]]] = MappingProxyType(
    {
        Operator.EQUAL: operator.eq,
        Operator.NOT_EQUAL: operator.ne,
        Operator.GREATER: operator.gt,
        Operator.LESS: operator.lt,
        Operator.GREATER_OR_EQUAL: operator.ge,
        Operator.LESS_OR_EQUAL: operator.le,
    }
)

_EQUALITY: Final = frozenset({Operator.EQUAL, Operator.NOT_EQUAL})


class CyclicConditions(ValueError):
    """Whether an item shows depends, at the end of a chain, on itself. ``link_ids`` is the chain."""

    def __init__(self, link_ids: tuple[str, ...]) -> None:
        super().__init__(" → ".join(link_ids))
        self.link_ids = link_ids


def evaluation_order(definition: FormDefinition) -> tuple[str, ...]:
    """The link_ids so that each comes after its group and after the questions that its conditions look at."""
    before: dict[str, list[str]] = {}
    for link_id, item in definition.by_link_id.items():
        asked = [condition.question for condition in item.enable_when]
        parent = definition.parents.get(link_id)
        before[link_id] = [*asked, parent] if parent else asked
    try:
        return tuple(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise CyclicConditions(tuple(error.args[1])) from None


def hidden(definition: FormDefinition, answers: Answers) -> frozenset[str]:
    """The link_ids that do not show. An answer that is hidden counts as not given."""
    gone: set[str] = set()
    for link_id in evaluation_order(definition):
        item = definition.by_link_id[link_id]
        if definition.parents.get(link_id) in gone or not _enabled(item, definition, answers, gone):
            gone.add(link_id)
    return frozenset(gone)


def _enabled(item: Item, definition: FormDefinition, answers: Answers, gone: set[str]) -> bool:
    if not item.enable_when:
        return True
    outcomes: Iterable[bool] = (
        holds(condition, definition.by_link_id, answers, condition.question in gone) for condition in item.enable_when
    )
    return all(outcomes) if item.enable_behavior is EnableBehavior.ALL else any(outcomes)


def holds(condition: Condition, items: Mapping[str, Item], answers: Answers, is_hidden: bool = False) -> bool:
    """Whether one condition is met. A question without an answer meets only "exists: false"."""
    answer = None if is_hidden else answer_to(answers, condition.question)
    if condition.operator is Operator.EXISTS:
        return (answer is not None) is (condition.answer is True)
    if answer is None:
        return False
    return _compares(items[condition.question], condition, answer)


def _compares(item: Item, condition: Condition, answer: Answer) -> bool:
    kind = question_type(item)
    if isinstance(answer, list):
        return (condition.answer in answer) is (condition.operator is Operator.EQUAL)
    if item.may_be_unknown and UNKNOWN in (answer, condition.answer):
        return condition.operator in _EQUALITY and (answer == condition.answer) is (
            condition.operator is Operator.EQUAL
        )
    if condition.operator not in kind.operators:
        return False
    return _COMPARISONS[condition.operator](kind.rank(answer), kind.rank(condition.answer))
