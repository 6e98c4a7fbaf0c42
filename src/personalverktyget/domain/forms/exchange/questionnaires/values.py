"""Values that stand in a foreign form itself: limits, and what a question begins with or a condition looks for."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import MAX_LENGTH
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.item_rules import canonical
from personalverktyget.domain.forms.question_types import question_type

_FRACTION: Final = re.compile(r"(?<=:[0-9]{2})\.[0-9]+")
_PARTLY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def bare_question(kind: ItemType) -> Item:
    """A question of which nothing is known but its type."""
    item = Item(link_id="question", type=kind, text="question")
    return replace(item, max_length=MAX_LENGTH) if question_type(item).takes_length else item


def limit_of(item: Item, told: Any, *, is_upper: bool) -> Any:
    """The value in the form in which answers to this question are stored; ``None`` where it is no answer to it."""
    value = told.get("value") if isinstance(told, Mapping) else told
    if isinstance(value, bool) is not (item.type is ItemType.BOOLEAN):
        return None
    if isinstance(value, Decimal):
        value = format(value, "f")
    if item.type in (ItemType.DATE, ItemType.DATE_TIME) and isinstance(value, str):
        value = whole(value, is_upper=is_upper, with_time=item.type is ItemType.DATE_TIME)
    if item.type in (ItemType.INTEGER, ItemType.SCALE) and isinstance(value, str):
        return None
    return canonical(item, value)


def whole(value: str, *, is_upper: bool, with_time: bool) -> str:
    """A day, or a moment, out of a year or a month: the first of it, or as an upper limit the last."""
    day = value = _FRACTION.sub("", value)
    if (match := _PARTLY.fullmatch(value)) is not None:
        month = int(match[2] or (12 if is_upper else 1))
        if match[1] == "0000" or not 1 <= month <= 12:
            return value
        last = monthrange(int(match[1]), month)[1] if is_upper else 1
        day = f"{match[1]}-{month:02}-{last:02}"
    if with_time and len(day) == len("2026-01-01"):
        return f"{day}T23:59:59" if is_upper else f"{day}T00:00:00"
    return day
