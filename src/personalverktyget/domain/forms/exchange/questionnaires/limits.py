"""Limits of an item: how long, how large, how many decimals, which pattern. Our own rules say which it can have."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import MAX_DECIMALS, MAX_FILE_SIZE, MAX_LENGTH, MAX_PATTERN
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.exchange.foreign import Entry
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.translated import hear
from personalverktyget.domain.forms.exchange.questionnaires.values import limit_of
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.item_rules import item_problems
from personalverktyget.domain.forms.json_values import MAX_ID
from personalverktyget.domain.forms.problems import Problem
from personalverktyget.domain.forms.translations.texts import Address, Part

_SMALLEST_SIZE_IN_BYTES: Final = 1024
_PROBE: Final = Item(link_id="probe", type=ItemType.STRING, text="probe")


def tried(entry: Entry, item: Item, said: Said, told: Mapping[str, str | int], **changes: Any) -> Item:
    """The item with the changes, if our own forms can have them; otherwise as it was, and the remark."""
    changed = replace(item, **changes)
    if not problems_of(changed):
        return changed
    entry.say(said, **told)
    return item


def problems_of(item: Item) -> list[Problem]:
    """What is wrong with the item. What lies in a group comes later, and is not missing yet."""
    is_empty = item.type is ItemType.GROUP and not item.items
    return list(item_problems(replace(item, items=(_PROBE,)) if is_empty else item))


def with_lengths(entry: Entry, item: Item) -> Item:
    """Lengths, decimals, size of files and pattern."""
    if (longest := entry.take("maxLength", int)) is not None:
        told_as = {"key": "maxLength", "value": longest}
        if longest < 1 or longest > MAX_LENGTH:
            entry.say(Said.LIMIT, **told_as)
        if longest > 0:
            item = tried(entry, item, Said.LIMIT, told_as, max_length=min(longest, MAX_LENGTH))
    item = _number(entry, item, fhir.MIN_LENGTH, "min_length", 1, MAX_LENGTH)
    item = _number(entry, item, fhir.MAX_DECIMAL_PLACES, "max_decimal_places", 0, MAX_DECIMALS)
    size = entry.extension(fhir.MAX_SIZE)
    if size is not None:
        item = _size(entry, item, size)
    pattern, example = entry.extension(fhir.REGEX), entry.extension(fhir.ENTRY_FORMAT)
    return _pattern(entry, item, pattern, example)


def _number(entry: Entry, item: Item, url: str, name: str, smallest: int, largest: int) -> Item:
    value = entry.extension(url)
    if value is None:
        return item
    told_as = {"key": url.rpartition("/")[2], "value": str(value)}
    if isinstance(value, int) and not isinstance(value, bool) and smallest <= value <= largest:
        return tried(entry, item, Said.LIMIT, told_as, **{name: value})
    entry.say(Said.LIMIT, **told_as)
    return item


def _size(entry: Entry, item: Item, told: Any) -> Item:
    """Bytes. Many programs write megabytes instead; nobody means a file of a few bytes."""
    told_as = {"key": "maxSize", "value": str(told)}
    if not isinstance(told, int | Decimal) or isinstance(told, bool) or told <= 0:
        entry.say(Said.LIMIT, **told_as)
        return item
    size = int(told) if told >= _SMALLEST_SIZE_IN_BYTES else int(told * 1_000_000)
    if size != told:
        entry.say(Said.MEGABYTES, value=str(told))
    return tried(entry, item, Said.LIMIT, told_as, max_size=min(size, MAX_FILE_SIZE))


def _pattern(entry: Entry, item: Item, pattern: Any, example: Any) -> Item:
    if isinstance(example, str) and example.strip():
        hear(entry, Address(entry.link_id, Part.EXAMPLE), example[:MAX_ID], entry.beside.pop(fhir.ENTRY_FORMAT, None))
        item = tried(entry, item, Said.LIMIT, {"key": "entryFormat", "value": example}, entry_format=example[:MAX_ID])
    if pattern is None:
        return item
    if not isinstance(pattern, str) or len(pattern) > MAX_PATTERN:
        entry.say(Said.PATTERN, pattern=str(pattern))
        return item
    if not item.entry_format.strip():
        entry.say(Said.PATTERN_WITHOUT_EXAMPLE, pattern=pattern)
        return item
    return tried(entry, item, Said.PATTERN, {"pattern": pattern}, pattern=pattern)


def with_limits(entry: Entry, item: Item) -> Item:
    """The least and the greatest answer."""
    found: dict[str, Any] = {}
    for name, key, urls in (
        ("minimum", "minValue", (fhir.MIN_VALUE, fhir.MIN_QUANTITY)),
        ("maximum", "maxValue", (fhir.MAX_VALUE, fhir.MAX_QUANTITY)),
    ):
        for value in (entry.extension(url) for url in urls if url in entry.extensions):
            limit = limit_of(item, value, is_upper=name == "maximum") if item.asks else None
            entry.units |= {unit} if (unit := _unit_of(value)) else set()
            if limit is None:
                entry.say(Said.LIMIT, key=key, value=shown(value))
            else:
                found[name] = limit
    step = entry.extension(fhir.SLIDER_STEP)
    if step is not None and not (item.type is ItemType.SCALE and step == 1):
        entry.say(Said.EXTENSION, url=fhir.SLIDER_STEP, value=str(step))
    if not found:
        return item
    told_as = {"key": "minValue, maxValue", "value": ", ".join(shown(value) for value in found.values())}
    return tried(entry, item, Said.LIMIT, told_as, **found)


def _unit_of(value: Any) -> str:
    """The unit of a quantity."""
    unit = value.get("unit") or value.get("code") if isinstance(value, Mapping) else None
    return unit if isinstance(unit, str) else ""


def shown(value: Any) -> str:
    """A value in a remark."""
    return str(value.get("value", "")) if isinstance(value, Mapping) else str(value)
