"""Finding, putting in and taking out in a form's tree of items."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

from personalverktyget.domain.forms.definitions import FormDefinition, Item

Items = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lies: in which group ("" is the form itself, whose items are the pages), and at which position."""

    parent: str
    index: int


def new_link_id() -> str:
    """An id that no item of any form has had: answers to a deleted question never become those of a new one."""
    return f"q{uuid4().hex[:12]}"


def with_items(definition: FormDefinition, items: Items) -> FormDefinition:
    """The same form with other pages."""
    return FormDefinition(title=definition.title, items=items, headline=definition.headline)


def place_of(definition: FormDefinition, link_id: str) -> Place | None:
    """Where the item lies; ``None`` where there is no such item."""
    if link_id not in definition.by_link_id:
        return None
    parent = definition.parents.get(link_id, "")
    siblings = children(definition, parent)
    return Place(parent, next(index for index, item in enumerate(siblings) if item.link_id == link_id))


def children(definition: FormDefinition, parent: str) -> Items:
    """The items of a group, or the pages."""
    return definition.by_link_id[parent].items if parent else definition.items


def changed(definition: FormDefinition, link_id: str, change: Callable[[Item], Item]) -> FormDefinition:
    """The form with one item exchanged for what ``change`` makes of it."""
    return with_items(definition, _mapped(definition.items, link_id, change))


def without(definition: FormDefinition, link_id: str) -> FormDefinition:
    """The form without an item and what lies in it."""
    return with_items(definition, _without(definition.items, link_id))


def with_inserted(definition: FormDefinition, item: Item, place: Place) -> FormDefinition:
    """The form with an item put in; a position beyond the end is the end."""
    if not place.parent:
        return with_items(definition, _inserted(definition.items, item, place.index))
    return changed(
        definition, place.parent, lambda group: replace(group, items=_inserted(group.items, item, place.index))
    )


def depth_of(definition: FormDefinition, link_id: str) -> int:
    """How many groups an item lies in, itself counted; 0 is the form."""
    depth = 0
    while link_id:
        depth, link_id = depth + 1, definition.parents.get(link_id, "")
    return depth


def height_of(item: Item) -> int:
    """How many levels an item has, itself counted."""
    return 1 + max((height_of(child) for child in item.items), default=0)


def relabelled(item: Item, new_id: Callable[[], str]) -> Item:
    """A copy with ids of its own. Conditions within the copy look at the copies, those outwards stay as they are."""
    ids = {inner.link_id: new_id() for inner in item.walk()}
    return _relabelled(item, ids)


def _relabelled(item: Item, ids: dict[str, str]) -> Item:
    return replace(
        item,
        link_id=ids[item.link_id],
        enable_when=tuple(replace(c, question=ids.get(c.question, c.question)) for c in item.enable_when),
        items=tuple(_relabelled(child, ids) for child in item.items),
    )


def _mapped(items: Items, link_id: str, change: Callable[[Item], Item]) -> Items:
    return tuple(
        change(item)
        if item.link_id == link_id
        else replace(item, items=_mapped(item.items, link_id, change))
        if item.items
        else item
        for item in items
    )


def _without(items: Items, link_id: str) -> Items:
    return tuple(_kept(items, link_id))


def _kept(items: Items, link_id: str) -> Iterator[Item]:
    for item in items:
        if item.link_id != link_id:
            yield replace(item, items=_without(item.items, link_id)) if item.items else item


def _inserted(items: Items, item: Item, index: int) -> Items:
    index = min(max(index, 0), len(items))
    return (*items[:index], item, *items[index:])
