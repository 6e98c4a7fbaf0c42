"""What must hold for a form beyond its shape: ids, options, limits and conditions that make sense together."""

from collections import Counter
from collections.abc import Iterator

from personalverktyget.domain.forms.definitions import (
    Condition,
    CyclicConditions,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.item_rules import canonical, item_problems
from personalverktyget.domain.forms.problems import Code, InvalidDefinition, Problem
from personalverktyget.domain.forms.question_types import is_available, question_type

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
        errors += ((item.link_id, problem) for problem in item_problems(item))
        for condition in item.enable_when:
            errors += ((item.link_id, problem) for problem in condition_problems(definition, condition))
    if errors:
        return errors
    if errors := list(place_errors(definition)):
        return errors
    try:
        return [] if definition.evaluation_order else errors
    except CyclicConditions as cycle:
        return [(cycle.link_ids[0], Problem(Code.CYCLIC_CONDITION, {"chain": ", ".join(cycle.link_ids)}))]


def _form_errors(definition: FormDefinition) -> Iterator[Error]:
    if not definition.title.strip():
        yield "", Problem(Code.MISSING_TEXT)
    if not definition.items:
        yield "", Problem(Code.EMPTY_GROUP)
    for page in definition.items:
        if page.type is not ItemType.GROUP:
            yield page.link_id, Problem(Code.ITEMS_OUTSIDE_GROUP)
        elif page.repeats:
            yield page.link_id, Problem(Code.CANNOT_REPEAT)
    counts = Counter(item.link_id for page in definition.items for item in page.walk())
    for link_id, count in counts.items():
        if not link_id.strip():
            yield link_id, Problem(Code.MISSING_LINK_ID)
        elif count > 1:
            yield link_id, Problem(Code.DUPLICATE_LINK_ID)
    headline = definition.headline
    if headline is not None and not definition.can_stand_for_the_case(headline.link_id):
        yield "", Problem(Code.HEADLINE_ON_UNKNOWN, {"question": headline.link_id})


def place_errors(definition: FormDefinition) -> Iterator[Error]:
    """What does not hold because of where an item stands."""
    for item in definition.by_link_id.values():
        if item.is_repeatable_group and item.link_id in definition.repeatable_groups:
            yield item.link_id, Problem(Code.NESTED_REPETITION)
        # Files are gathered for a question of the form, not for one of its repetitions.
        if item.type is ItemType.ATTACHMENT and item.link_id in definition.repeatable_groups:
            yield item.link_id, Problem(Code.NOT_AVAILABLE, {"type": item.type.value})
        if item.prefill is not None and item.link_id in definition.repeatable_groups:
            yield item.link_id, Problem(Code.WRONG_VALUE, {"key": "prefill"})
        if item.type is ItemType.STOP and not _can_be_hidden(definition, item):
            yield item.link_id, Problem(Code.STOP_WITHOUT_CONDITION)


def _can_be_hidden(definition: FormDefinition, item: Item) -> bool:
    """Whether a condition stands at the item or at a group round it."""
    link_id: str | None = item.link_id
    while link_id is not None:
        if definition.by_link_id[link_id].enable_when:
            return True
        link_id = definition.parents.get(link_id)
    return False


def condition_problems(definition: FormDefinition, condition: Condition) -> Iterator[Problem]:
    """What keeps a condition from meaning anything."""
    asked = definition.by_link_id.get(condition.question)
    if asked is None or not asked.asks:
        yield Problem(Code.CONDITION_ON_UNKNOWN, {"question": condition.question})
    elif not is_available(asked) or condition.operator not in question_type(asked).operators:
        yield Problem(Code.CONDITION_CANNOT_COMPARE, {"question": condition.question})
    elif condition.operator is Operator.EXISTS:
        if not isinstance(condition.answer, bool):
            yield Problem(Code.CONDITION_WRONG_ANSWER, {"question": condition.question})
    elif not _same(canonical(asked, condition.answer), condition.answer):
        yield Problem(Code.CONDITION_WRONG_ANSWER, {"question": condition.question})


def _same(left: object, right: object) -> bool:
    """Equal and of one type: True is not 1."""
    return type(left) is type(right) and left == right
