"""What must hold for one item of a form, wherever it stands: what its type takes, and limits that can be kept."""

import re
from collections.abc import Iterator
from typing import Any, Final

from personalverktyget.domain.forms.definitions import UNKNOWN, Item, ItemType
from personalverktyget.domain.forms.patterns import NotAPattern, require_pattern
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types import is_available, question_type, read_answer

# A scale is read at a glance, or it is a number to be written.
LONGEST_SCALE: Final = 21
_CALL = re.compile(r"\+?[0-9][0-9 -]+[0-9]")


def is_number_to_call(text: str) -> bool:
    """Whether a phone can call what is written as a stop's number."""
    return _CALL.fullmatch(text) is not None


def item_problems(item: Item) -> Iterator[Problem]:
    """Everything that is wrong with the item itself."""
    if not item.text.strip():
        yield Problem(Code.MISSING_TEXT)
    if not item.asks:
        yield from _layout_problems(item)
    elif is_available(item):
        yield from _question_problems(item)
    else:
        yield Problem(Code.NOT_AVAILABLE, {"type": item.type.value})
    if item.call and not (item.type is ItemType.STOP and is_number_to_call(item.call)):
        yield Problem(Code.WRONG_VALUE, {"key": "call"})


def _layout_problems(item: Item) -> Iterator[Problem]:
    if item.required or item.recommended:
        yield Problem(Code.CANNOT_BE_REQUIRED)
    if item.repeats and item.type is not ItemType.GROUP:
        yield Problem(Code.CANNOT_REPEAT)
    if item.answer_options:
        yield Problem(Code.UNWANTED_OPTIONS)
    if item.type is ItemType.GROUP and not (item.questions if item.repeats else item.items):
        yield Problem(Code.EMPTY_GROUP)
    if item.type is not ItemType.GROUP and item.items:
        yield Problem(Code.ITEMS_OUTSIDE_GROUP)
    yield from _occurrence_problems(item, takes_several=item.type is ItemType.GROUP)
    for key in _told(item):
        yield Problem(Code.WRONG_VALUE, {"key": key})


def _told(item: Item) -> Iterator[str]:
    """What only a question can have, and the item has nevertheless."""
    only_questions = {
        "minLength": item.min_length,
        "maxLength": item.max_length,
        "minValue": item.minimum,
        "maxValue": item.maximum,
        "dayLimit": item.day_limit,
        "minLabel": item.min_label or None,
        "maxLabel": item.max_label or None,
        "maxDecimalPlaces": item.max_decimal_places,
        "maxSize": item.max_size,
        "pattern": item.pattern or None,
        "entryFormat": item.entry_format or None,
        "unit": item.unit or None,
        "initial": item.initial,
        "prefill": item.prefill,
        "mayBeUnknown": item.may_be_unknown or None,
        "hidden": item.hidden or None,
    }
    return (key for key, value in only_questions.items() if value is not None)


def _question_problems(item: Item) -> Iterator[Problem]:
    kind = question_type(item)
    if item.items:
        yield Problem(Code.ITEMS_OUTSIDE_GROUP)
    if item.repeats and not kind.takes_several:
        yield Problem(Code.CANNOT_REPEAT)
    for key in _unwanted(item):
        yield Problem(Code.WRONG_VALUE, {"key": key})
    yield from _occurrence_problems(item, takes_several=kind.takes_several)
    yield from _option_problems(item)
    yield from _limit_problems(item)
    yield from _pattern_problems(item)
    yield from _initial_problems(item)


def _unwanted(item: Item) -> Iterator[str]:
    """What the question's type has no use for."""
    kind = question_type(item)
    checked = {
        "minLength": (item.min_length is not None, kind.takes_length),
        "maxLength": (item.max_length is not None, kind.takes_length),
        "maxDecimalPlaces": (item.max_decimal_places is not None, kind.takes_decimals),
        "maxSize": (item.max_size is not None, item.type is ItemType.ATTACHMENT),
        # What a question begins with stands there on any day.
        "dayLimit": (item.day_limit is not None, item.type is ItemType.DATE and item.initial is None),
        "pattern": (bool(item.pattern), kind.takes_pattern),
        "minLabel": (bool(item.min_label), item.type is ItemType.SCALE),
        "maxLabel": (bool(item.max_label), item.type is ItemType.SCALE),
        "unit": (bool(item.unit), kind.takes_unit),
        "prefill": (item.prefill is not None, item.prefill is kind.prefills),
        "mayBeUnknown": (item.may_be_unknown, kind.takes_unknown),
        "initial": (item.initial is not None, kind.takes_initial),
    }
    return (key for key, (is_said, is_taken) in checked.items() if is_said and not is_taken)


def _occurrence_problems(item: Item, *, takes_several: bool) -> Iterator[Problem]:
    for key, value in (("minOccurs", item.min_occurs), ("maxOccurs", item.max_occurs)):
        if value is not None and not (takes_several and item.repeats):
            yield Problem(Code.WRONG_VALUE, {"key": key})
    if item.min_occurs is not None and item.max_occurs is not None and item.min_occurs > item.max_occurs:
        yield Problem(Code.LIMITS_CONTRADICT)


def _option_problems(item: Item) -> Iterator[Problem]:
    kind, codes = question_type(item), [option.code for option in item.answer_options]
    if kind.takes_options and not codes:
        yield Problem(Code.MISSING_OPTIONS)
    if codes and not kind.takes_options:
        yield Problem(Code.UNWANTED_OPTIONS)
    if len(set(codes)) < len(codes) or any(not code.strip() or code == UNKNOWN for code in codes):
        yield Problem(Code.DUPLICATE_OPTION)


def _limit_problems(item: Item) -> Iterator[Problem]:
    """Limits are answers of the question's own type, and the lower one is not above the upper one."""
    kind = question_type(item)
    ranks: list[Any] = []
    for key, limit in (("minValue", item.minimum), ("maxValue", item.maximum)):
        if limit is None:
            continue
        if not kind.takes_limits or canonical(item, limit) != limit or isinstance(limit, bool):
            yield Problem(Code.WRONG_VALUE, {"key": key})
        else:
            ranks.append(kind.rank(limit))
    if len(ranks) == 2 and ranks[0] > ranks[1]:
        yield Problem(Code.LIMITS_CONTRADICT)
    if item.min_length is not None and item.max_length is not None and item.min_length > item.max_length:
        yield Problem(Code.LIMITS_CONTRADICT)
    if item.type is ItemType.SCALE:
        if len(ranks) < 2 or not ranks[0] < ranks[1]:
            yield Problem(Code.MISSING_LIMITS)
        elif ranks[1] - ranks[0] >= LONGEST_SCALE:
            yield Problem(Code.WRONG_VALUE, {"key": "maxValue"})


def canonical(item: Item, raw: object) -> object:
    """What an answer that stands in the form itself is in its stored form; ``None`` where it is no answer."""
    if item.may_be_unknown and raw == UNKNOWN:
        return UNKNOWN
    try:
        return question_type(item).condition_answer(item, raw)
    except Rejected:
        return None


def _pattern_problems(item: Item) -> Iterator[Problem]:
    if not item.pattern:
        return
    try:
        require_pattern(item.pattern)
    except NotAPattern:
        yield Problem(Code.NOT_A_PATTERN)
        return
    if not item.entry_format.strip():
        yield Problem(Code.MISSING_EXAMPLE)


def _initial_problems(item: Item) -> Iterator[Problem]:
    """What a question begins with is an answer that it accepts; a hidden question is nothing but that."""
    if item.hidden and (item.required or item.recommended):
        yield Problem(Code.CANNOT_BE_REQUIRED)
    if item.hidden and item.initial is None:
        yield Problem(Code.MISSING_INITIAL)
    if item.initial is None or not question_type(item).takes_initial:
        return
    try:
        accepted = read_answer(item, item.initial)
    except Rejected:
        accepted = None
    if type(accepted) is not type(item.initial) or accepted != item.initial:
        yield Problem(Code.WRONG_VALUE, {"key": "initial"})
