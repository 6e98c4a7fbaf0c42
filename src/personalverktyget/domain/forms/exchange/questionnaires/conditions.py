"""Conditions of a foreign form. They are read with their item, and understood when every question is known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import MAX_CONDITIONS
from personalverktyget.domain.forms.definitions import (
    UNKNOWN,
    Condition,
    CyclicConditions,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes, code_of
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.values import limit_of
from personalverktyget.domain.forms.exchange.remarks import Said, refuse
from personalverktyget.domain.forms.question_types import question_type

_OPERATORS: Final = {operator.value: operator for operator in Operator}


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition as it was written."""

    question: str
    operator: str
    answer: Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions of an item, as they were written."""

    conditions: tuple[Asked, ...] = ()
    behavior: EnableBehavior = EnableBehavior.ALL

    @property
    def all_must_hold(self) -> bool:
        """Whether more conditions can be added without changing what the others mean."""
        return self.behavior is EnableBehavior.ALL or len(self.conditions) < 2


def read_conditions(entry: Entry) -> Wanted:
    """What is said about when the item shows."""
    asked = []
    for data in entry.entries("enableWhen"):
        answer = next((value for key, value in data.items() if key.startswith("answer")), None)
        asked.append(Asked(str(data.get("question", "")), str(data.get("operator", "")), answer))
    told = entry.take("enableBehavior", str, "")
    if told not in ("", "all", "any"):
        entry.say(Said.WRONG_VALUE, key="enableBehavior")
    if len(asked) > MAX_CONDITIONS:
        for condition in asked[MAX_CONDITIONS:]:
            entry.say(Said.CONDITION, question=condition.question, value=_shown(condition.answer))
    behavior = EnableBehavior.ANY if told == "any" else EnableBehavior.ALL
    return Wanted(tuple(asked[:MAX_CONDITIONS]), behavior)


def joined(own: Wanted, above: Wanted, entry: Entry) -> Wanted:
    """The conditions of an item that lay below a question: its own, and those of the question."""
    if not own.conditions or not above.conditions:
        return own if own.conditions else above
    if own.all_must_hold and above.all_must_hold:
        return Wanted((*above.conditions, *own.conditions)[:MAX_CONDITIONS])
    for condition in above.conditions:
        entry.say(Said.CONDITION, question=condition.question, value=_shown(condition.answer))
    return own


def with_conditions(
    definition: FormDefinition, wanted: Mapping[str, Wanted], ids: Mapping[str, str], notes: Notes
) -> FormDefinition:
    """The form with every condition that our own forms can have."""
    reader = _Reader(definition, ids, notes)
    pages = tuple(reader.item(page, wanted, inside_repetition=False) for page in definition.items)
    return require_order(replace(definition, items=pages))


def require_order(definition: FormDefinition) -> FormDefinition:
    """The form itself; raises ``Refused`` where its conditions go round in a circle."""
    try:
        definition.evaluation_order  # noqa: B018
    except CyclicConditions as cycle:
        first = definition.by_link_id[cycle.link_ids[0]]
        raise refuse(Said.CYCLIC_CONDITION, first.link_id, first.text, chain=" → ".join(cycle.link_ids)) from None
    return definition


class _Reader:
    def __init__(self, definition: FormDefinition, ids: Mapping[str, str], notes: Notes) -> None:
        self.asked = definition.by_link_id
        self.ids = ids
        self.notes = notes

    def item(
        self, item: Item, wanted: Mapping[str, Wanted], *, inside_repetition: bool, can_hide: bool = False
    ) -> Item:
        """The item with its conditions, and so what lies in it."""
        told = wanted.get(item.link_id, Wanted())
        conditions = tuple(found for asked in told.conditions if (found := self._condition(item, asked)) is not None)
        behavior = told.behavior if conditions else EnableBehavior.ALL
        item = replace(item, enable_when=conditions, enable_behavior=behavior)
        has_questions = any(part.asks for part in item.walk())
        if item.is_repeatable_group and (inside_repetition or not has_questions):
            self.notes.say(item.link_id, item.text, Said.REPEATS)
            item = replace(item, repeats=False, min_occurs=None, max_occurs=None)
        if inside_repetition:
            item = self._in_repetition(item)
        can_hide = can_hide or bool(conditions)
        if item.type is ItemType.STOP and not can_hide:
            self.notes.say(item.link_id, item.text, Said.OTHER_TYPE, type="stop", instead="display")
            item = replace(item, type=ItemType.DISPLAY, call="")
        repeats = inside_repetition or item.is_repeatable_group
        children = (self.item(child, wanted, inside_repetition=repeats, can_hide=can_hide) for child in item.items)
        return replace(item, items=tuple(children))

    def _in_repetition(self, item: Item) -> Item:
        """The item as it can be asked in a group that repeats: without files, and without what is known before."""
        if item.prefill is not None:
            self.notes.say(item.link_id, item.text, Said.EXTENSION, url=fhir.OWN_PREFILL, value=item.prefill.value)
            item = replace(item, prefill=None)
        if item.type is ItemType.ATTACHMENT:
            self.notes.say(item.link_id, item.text, Said.OTHER_TYPE, type="attachment", instead="string")
            several: dict[str, Any] = {"repeats": False, "min_occurs": None, "max_occurs": None}
            item = replace(item, type=ItemType.STRING, max_size=None, **several)
        return item

    def _condition(self, item: Item, asked: Asked) -> Condition | None:
        target = self.asked.get(self.ids.get(asked.question, ""))
        if target is None or not target.asks:
            self.notes.say(item.link_id, item.text, Said.CONDITION_UNKNOWN, question=asked.question)
            return None
        operator = _OPERATORS.get(asked.operator)
        answer = _answer(target, operator, asked.answer)
        if operator not in question_type(target).operators or answer is None:
            told = {"question": target.text, "value": _shown(asked.answer), "operator": asked.operator}
            self.notes.say(item.link_id, item.text, Said.CONDITION, **told)
            return None
        return Condition(target.link_id, operator, answer)


def _answer(target: Item, operator: Operator | None, told: Any) -> Any:
    """What the condition looks for, as answers to that question are stored."""
    if operator is Operator.EXISTS:
        return told if isinstance(told, bool) else None
    if isinstance(told, Mapping) and told.get("system") == fhir.ABSENT_SYSTEM:
        return UNKNOWN if target.may_be_unknown else None
    if target.type is ItemType.CHOICE:
        told = code_of(told) or (str(told) if isinstance(told, str | int) and not isinstance(told, bool) else None)
    return limit_of(target, told, is_upper=False)


def _shown(value: Any) -> str:
    return code_of(value) or (str(value.get("value", "")) if isinstance(value, Mapping) else str(value))
