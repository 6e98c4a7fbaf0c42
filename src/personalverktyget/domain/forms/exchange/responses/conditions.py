"""Which questions of a foreign form show, given the answers in a response."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any, Final

from personalverktyget.domain.forms.conditions import holds
from personalverktyget.domain.forms.definitions import Condition, ItemType, Operator
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.values import bare_question, limit_of

_TYPES: Final = frozenset({"string", "text", "boolean", "integer", "decimal", "date", "dateTime"})


class Shown:
    """The questions of a form by their ids, and what a response answers to them."""

    def __init__(self, questionnaire: Mapping[str, Any], response: Mapping[str, Any]) -> None:
        self.types = {str(item.get("linkId")): str(item.get("type")) for item in _walk(questionnaire)}
        self.answers = _answers_in(response)

    def within(self, group: Mapping[str, Any], repetition: Mapping[str, Any]) -> "Shown":
        """What a question in one repetition of a group sees: of its own group that repetition alone."""
        inside = copy(self)
        others = {str(item.get("linkId")) for item in _walk(group)}
        outside = {link_id: answers for link_id, answers in self.answers.items() if link_id not in others}
        inside.answers = {**outside, **_answers_in(repetition)}
        return inside

    def shows(self, question: Mapping[str, Any]) -> bool:
        """Whether the question's own conditions are met."""
        outcomes = [self._holds(condition) for condition in _objects(question.get("enableWhen"))]
        if not outcomes:
            return True
        return any(outcomes) if question.get("enableBehavior") == "any" else all(outcomes)

    def _holds(self, condition: Mapping[str, Any]) -> bool:
        link_id, operator = str(condition.get("question")), condition.get("operator")
        answers = self.answers.get(link_id, [])
        wanted = next((part for key, part in condition.items() if key.startswith("answer")), None)
        if operator == Operator.EXISTS.value:
            return bool(answers) is (wanted is True)
        kind = self.types.get(link_id, "")
        if operator == Operator.NOT_EQUAL.value:
            return bool(answers) and not any(_meets(kind, Operator.EQUAL.value, answer, wanted) for answer in answers)
        return any(_meets(kind, str(operator), answer, wanted) for answer in answers)


def _answers_in(data: Mapping[str, Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for item in _walk(data):
        for answer in _objects(item.get("answer")):
            found.setdefault(str(item.get("linkId")), []).append(_value(answer))
    return found


def _value(answer: Mapping[str, Any]) -> Any:
    """The value of an answer, or the reason why it has none as a code."""
    reason = Entry(answer, Notes()).extension(fhir.DATA_ABSENT_REASON)
    told = {"system": fhir.ABSENT_SYSTEM, "code": reason} if isinstance(reason, str) else None
    return next((part for key, part in answer.items() if key.startswith("value")), told)


def _meets(kind: str, operator: str, answer: Any, wanted: Any) -> bool:
    """One answer against what is wanted. Numbers and days are compared by the rules of our own questions."""
    is_about_codes = isinstance(answer, Mapping) or isinstance(wanted, Mapping)
    if kind in _TYPES and not is_about_codes and operator in {known.value for known in Operator}:
        item = bare_question(ItemType(kind))
        ours = [limit_of(item, value, is_upper=False) for value in (answer, wanted)]
        if None in ours:
            return False
        return holds(Condition(item.link_id, Operator(operator), ours[1]), item, (ours[0],))
    return operator == Operator.EQUAL.value and _plain(answer) == _plain(wanted)


def _plain(value: Any) -> Any:
    """A coding is its system and its code, a quantity its number and its unit."""
    if not isinstance(value, Mapping):
        return value
    return tuple(str(value.get(key)) for key in ("system", "code", "value"))


def _walk(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every item, also those below answers."""
    for item in _objects(data.get("item")):
        yield item
        yield from _walk(item)
        for answer in _objects(item.get("answer")):
            yield from _walk(answer)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []
