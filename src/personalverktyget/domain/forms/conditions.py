"""Which items show, given the answers. Evaluated once each, in an order where what is asked about comes first.

An item that lies in a group that repeats is evaluated once in each repetition. A condition there looks at its own
repetition first; from outside the group it looks at all repetitions, and one that fits is enough.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from personalverktyget.domain.forms.answers import Place, answer_to, repetitions_of
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


def hidden_places(definition: FormDefinition, answers: Answers) -> frozenset[Place]:
    """What does not show, and where. An answer that is hidden counts as not given."""
    return _Evaluation(definition, answers).run()


class _Evaluation:
    """One run through the form. ``gone`` grows as it goes."""

    def __init__(self, definition: FormDefinition, answers: Answers) -> None:
        self.definition = definition
        self.answers = answers
        self.repetitions = {
            item.link_id: repetitions_of(answers, item.link_id)
            for item in definition.asked_once
            if item.is_repeatable_group
        }
        self.gone: set[Place] = set()

    def run(self) -> frozenset[Place]:
        for link_id in self.definition.evaluation_order:
            item = self.definition.by_link_id[link_id]
            self.gone.update(place for place in self._places(link_id) if not self._shows(item, place))
        return frozenset(self.gone)

    def _places(self, link_id: str) -> Iterator[Place]:
        group = self.definition.repeatable_groups.get(link_id)
        if group is None:
            yield Place(link_id)
        else:
            yield from (Place(link_id, number) for number in range(len(self.repetitions[group])))

    def _shows(self, item: Item, place: Place) -> bool:
        if (parent := self.definition.parents.get(item.link_id)) is not None:
            inside = parent in self.definition.repeatable_groups
            if Place(parent, place.repetition if inside else None) in self.gone:
                return False
        if not item.enable_when:
            return True
        outcomes = (self._holds(condition, place) for condition in item.enable_when)
        return all(outcomes) if item.enable_behavior is EnableBehavior.ALL else any(outcomes)

    def _holds(self, condition: Condition, place: Place) -> bool:
        return holds(
            condition, self.definition.by_link_id[condition.question], tuple(self._looked_at(condition, place))
        )

    def _looked_at(self, condition: Condition, place: Place) -> Iterator[Answer]:
        """The answers that the condition sees from where it stands."""
        asked = condition.question
        group = self.definition.repeatable_groups.get(asked)
        if group is None:
            answer = None if Place(asked) in self.gone else answer_to(self.answers, asked)
            if answer is not None:
                yield answer
            return
        is_at_home = self.definition.repeatable_groups.get(place.link_id) == group
        for number, repetition in enumerate(self.repetitions[group]):
            if is_at_home and number != place.repetition:
                continue
            if asked in repetition and Place(asked, number) not in self.gone:
                yield repetition[asked]


def holds(condition: Condition, asked: Item, given: tuple[Answer, ...]) -> bool:
    """Whether a condition is met by the answers that it sees. A question without one meets only "exists: false".

    Where there are several answers one that fits is enough, but "not equal" means that none is equal.
    """
    if condition.operator is Operator.EXISTS:
        return bool(given) is (condition.answer is True)
    if not given:
        return False
    outcomes = (_compares(asked, condition, answer) for answer in given)
    return all(outcomes) if condition.operator is Operator.NOT_EQUAL else any(outcomes)


def _compares(item: Item, condition: Condition, answer: Answer) -> bool:
    kind = question_type(item)
    if isinstance(answer, list):
        return (condition.answer in answer) is (condition.operator is Operator.EQUAL)
    if item.may_be_unknown and UNKNOWN in (answer, condition.answer):
        return {Operator.EQUAL: answer == condition.answer, Operator.NOT_EQUAL: answer != condition.answer}.get(
            condition.operator, False
        )
    if condition.operator not in kind.operators:
        return False
    return _COMPARISONS[condition.operator](kind.rank(answer), kind.rank(condition.answer))
