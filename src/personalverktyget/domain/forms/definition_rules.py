"""What must hold for a form beyond its shape: ids, options, limits and conditions that make sense together."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from personalverktyget.domain.forms.conditions import CyclicConditions, evaluation_order
from personalverktyget.domain.forms.definitions import Condition, FormDefinition, Item, ItemType, Operator
from personalverktyget.domain.forms.problems import Code, InvalidDefinition, Problem, Rejected
from personalverktyget.domain.forms.question_types import question_type

Error = tuple[str, Problem]


def require_sound(definition: FormDefinition) -> FormDefinition:
    """The form itself; raises ``InvalidDefinition`` when something in it does not hold together."""
    if errors := definition_errors(definition):
        raise InvalidDefinition(tuple(errors))
    return definition


def definition_errors(definition: FormDefinition) -> list[Error]:
    """Everything that does not hold together, in the order of the form."""
    errors = list(_form_errors(definition))
    for item in definition.by_link_id.values():
        errors += _item_errors(item)
        for condition in item.enable_when:
            errors += ((item.link_id, problem) for problem in _condition_problems(definition, condition))
    if errors:
        return errors
    try:
        evaluation_order(definition)
    except CyclicConditions as cycle:
        return [(cycle.link_ids[0], Problem(Code.CYCLIC_CONDITION, {"chain": ", ".join(cycle.link_ids)}))]
    return []


def _form_errors(definition: FormDefinition) -> Iterator[Error]:
    if not definition.title.strip():
        yield "", Problem(Code.MISSING_TEXT)
    if not definition.items:
        yield "", Problem(Code.EMPTY_GROUP)
    for page in definition.items:
        if page.type is not ItemType.GROUP:
            yield page.link_id, Problem(Code.ITEMS_OUTSIDE_GROUP)
    counts = Counter(item.link_id for page in definition.items for item in page.walk())
    for link_id, count in counts.items():
        if not link_id.strip():
            yield link_id, Problem(Code.MISSING_LINK_ID)
        elif count > 1:
            yield link_id, Problem(Code.DUPLICATE_LINK_ID)
    headline = definition.headline
    if headline is not None and not (
        headline.link_id in definition.by_link_id and definition.by_link_id[headline.link_id].asks
    ):
        yield "", Problem(Code.HEADLINE_ON_UNKNOWN, {"question": headline.link_id})


def _item_errors(item: Item) -> Iterator[Error]:
    problems = _question_problems(item) if item.asks else _layout_problems(item)
    if not item.text.strip():
        yield item.link_id, Problem(Code.MISSING_TEXT)
    for problem in problems:
        yield item.link_id, problem


def _layout_problems(item: Item) -> Iterator[Problem]:
    if item.required or item.recommended:
        yield Problem(Code.CANNOT_BE_REQUIRED)
    if item.repeats:
        yield Problem(Code.CANNOT_REPEAT)
    if item.answer_options:
        yield Problem(Code.UNWANTED_OPTIONS)
    if item.type is ItemType.GROUP and not item.items:
        yield Problem(Code.EMPTY_GROUP)
    if item.type is ItemType.DISPLAY and item.items:
        yield Problem(Code.ITEMS_OUTSIDE_GROUP)


def _question_problems(item: Item) -> Iterator[Problem]:
    kind = question_type(item)
    codes = [option.code for option in item.answer_options]
    if item.items:
        yield Problem(Code.ITEMS_OUTSIDE_GROUP)
    if item.repeats and item.type is not ItemType.CHOICE:
        yield Problem(Code.CANNOT_REPEAT)
    if kind.takes_options and not codes:
        yield Problem(Code.MISSING_OPTIONS)
    if codes and not kind.takes_options:
        yield Problem(Code.UNWANTED_OPTIONS)
    if len(set(codes)) < len(codes) or any(not code.strip() for code in codes):
        yield Problem(Code.DUPLICATE_OPTION)
    if item.max_length is not None and not kind.takes_length:
        yield Problem(Code.WRONG_VALUE, {"key": "maxLength"})
    yield from _limit_problems(item)


def _limit_problems(item: Item) -> Iterator[Problem]:
    """Limits are answers of the question's own type, and the lower one is not above the upper one."""
    kind = question_type(item)
    ranks: list[Any] = []
    for key, limit in (("minValue", item.minimum), ("maxValue", item.maximum)):
        if limit is None:
            continue
        if not kind.takes_limits or _canonical(item, limit) != limit:
            yield Problem(Code.WRONG_VALUE, {"key": key})
        else:
            ranks.append(kind.rank(limit))
    if len(ranks) == 2 and ranks[0] > ranks[1]:
        yield Problem(Code.LIMITS_CONTRADICT)


def _canonical(item: Item, raw: object) -> object:
    try:
        return question_type(item).condition_answer(item, raw)
    except Rejected:
        return None


def _condition_problems(definition: FormDefinition, condition: Condition) -> Iterator[Problem]:
    asked = definition.by_link_id.get(condition.question)
    if asked is None or not asked.asks:
        yield Problem(Code.CONDITION_ON_UNKNOWN, {"question": condition.question})
    elif condition.operator not in question_type(asked).operators:
        yield Problem(Code.CONDITION_CANNOT_COMPARE, {"question": condition.question})
    elif condition.operator is Operator.EXISTS:
        if not isinstance(condition.answer, bool):
            yield Problem(Code.CONDITION_WRONG_ANSWER, {"question": condition.question})
    elif not _same(_canonical(asked, condition.answer), condition.answer):
        yield Problem(Code.CONDITION_WRONG_ANSWER, {"question": condition.question})


def _same(left: object, right: object) -> bool:
    """Equal and of one type: True is not 1."""
    return type(left) is type(right) and left == right
