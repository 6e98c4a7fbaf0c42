"""What two forms differ in: which items came and went, which moved, and what each says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from personalverktyget.domain.forms.definitions import FormDefinition, Item


class What(StrEnum):
    """In what way an item differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    OPTION_ADDED = "option_added"
    OPTION_REMOVED = "option_removed"
    OPTION_RENAMED = "option_renamed"
    OPTIONS_MOVED = "options_moved"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``field`` names what is said otherwise; options are told by ``before`` and ``after``."""

    what: What
    link_id: str
    field: str = ""
    before: str = ""
    after: str = ""


# Told in ways of their own, or no part of what an item says.
_APART: Final = frozenset({"link_id", "items", "answer_options", "enable_behavior"})
_FIELDS: Final = tuple(field.name for field in fields(Item) if field.name not in _APART)


def differences(before: FormDefinition, after: FormDefinition) -> tuple[Difference, ...]:
    """Everything that differs: first what is there now, in the order of the form, then what is gone."""
    found: list[Difference] = []
    moved = _moved(before, after)
    for link_id, item in after.by_link_id.items():
        old = before.by_link_id.get(link_id)
        if old is None:
            found.append(Difference(What.ADDED, link_id))
            continue
        if link_id in moved:
            found.append(Difference(What.MOVED, link_id))
        found += _said_otherwise(old, item)
        found += _options(old, item)
    found += (Difference(What.REMOVED, link_id) for link_id in before.by_link_id if link_id not in after.by_link_id)
    if before.headline != after.headline:
        found.append(Difference(What.HEADLINE, after.headline.link_id if after.headline else ""))
    return tuple(found)


def _said_otherwise(old: Item, new: Item) -> Iterator[Difference]:
    for name in _FIELDS:
        has_changed = getattr(old, name) != getattr(new, name)
        if name == "enable_when" and len(new.enable_when) > 1:
            # All or any means something only where there are several.
            has_changed = has_changed or old.enable_behavior is not new.enable_behavior
        if has_changed:
            yield Difference(What.CHANGED, new.link_id, name)


def _options(old: Item, new: Item) -> Iterator[Difference]:
    before = {option.code: option.text for option in old.answer_options}
    after = {option.code: option.text for option in new.answer_options}
    for code, text in after.items():
        if code not in before:
            yield Difference(What.OPTION_ADDED, new.link_id, after=text)
        elif before[code] != text:
            yield Difference(What.OPTION_RENAMED, new.link_id, before=before[code], after=text)
    for code, text in before.items():
        if code not in after:
            yield Difference(What.OPTION_REMOVED, new.link_id, before=text)
    if [code for code in before if code in after] != [code for code in after if code in before]:
        yield Difference(What.OPTIONS_MOVED, new.link_id)


def _moved(before: FormDefinition, after: FormDefinition) -> set[str]:
    """Items in another group, and of those that stayed the fewest that explain the new order."""
    moved = {
        link_id
        for link_id in after.by_link_id
        if link_id in before.by_link_id and before.parents.get(link_id) != after.parents.get(link_id)
    }
    for parent in ("", *after.by_link_id):
        if parent and parent not in before.by_link_id:
            continue
        old = [link_id for link_id in _children(before, parent) if link_id in after.by_link_id and link_id not in moved]
        new = [link_id for link_id in _children(after, parent) if link_id in before.by_link_id and link_id not in moved]
        rank = {link_id: index for index, link_id in enumerate(old)}
        stayed = _longest_rise([rank[link_id] for link_id in new if link_id in rank])
        moved |= {link_id for link_id in new if link_id in rank and rank[link_id] not in stayed}
    return moved


def _children(definition: FormDefinition, parent: str) -> list[str]:
    items = definition.by_link_id[parent].items if parent else definition.items
    return [item.link_id for item in items]


def _longest_rise(numbers: list[int]) -> set[int]:
    """The longest run that only rises, not counting what stands between: what did not move."""
    ends: list[tuple[int, tuple[int, ...]]] = []
    best: tuple[int, ...] = ()
    for number in numbers:
        run = (*max((run for end, run in ends if end < number), key=len, default=()), number)
        ends.append((number, run))
        best = max(best, run, key=len)
    return set(best)
