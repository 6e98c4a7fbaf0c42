"""What can be done to a form that is being built: each operation is one step, which can be undone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Protocol

from personalverktyget.domain.forms.definition_json import MAX_DEPTH, MAX_ITEMS
from personalverktyget.domain.forms.definitions import FormDefinition, Headline, Item, ItemType
from personalverktyget.domain.forms.editing import tree
from personalverktyget.domain.forms.editing.fingerprints import fingerprint
from personalverktyget.domain.forms.editing.losses import lost_conditions
from personalverktyget.domain.forms.editing.tree import Place


class Why(StrEnum):
    """Why an operation cannot be done."""

    GONE = "gone"
    PAGES_ARE_GROUPS = "pages_are_groups"
    NOT_A_GROUP = "not_a_group"
    INTO_ITSELF = "into_itself"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    TAKEN = "taken"
    TOO_LONG = "too_long"


class EditNotPossible(ValueError):
    """The form has no such place or item, or no room for it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Edited:
    """The new form, and which items now have a condition that no longer means anything because of the operation."""

    definition: FormDefinition
    lost: tuple[str, ...] = ()


class Operation(Protocol):
    """One step. ``name`` goes into the history, ``target`` is the item that it is about."""

    name: ClassVar[str]

    @property
    def target(self) -> str: ...

    def seen_part(self, definition: FormDefinition) -> str:
        """The fingerprint of what must be as its author saw it; "" where the step fits in however that part is."""

    def apply(self, definition: FormDefinition) -> Edited:
        """The form after the step; raises ``EditNotPossible``."""


@dataclass(frozen=True, slots=True)
class Add:
    """A new item."""

    name: ClassVar[str] = "add"
    item: Item
    place: Place

    @property
    def target(self) -> str:
        """The new item."""
        return self.item.link_id

    def seen_part(self, definition: FormDefinition) -> str:
        """It fits in wherever its group is."""
        return ""

    def apply(self, definition: FormDefinition) -> Edited:
        """Put it in."""
        _require_room(definition, self.item, self.place.parent)
        if any(inner.link_id in definition.by_link_id for inner in self.item.walk()):
            raise EditNotPossible(Why.TAKEN)
        if len(definition.by_link_id) + _size(self.item) > MAX_ITEMS:
            raise EditNotPossible(Why.TOO_MANY)
        return Edited(tree.with_inserted(definition, self.item, self.place))


@dataclass(frozen=True, slots=True)
class Change:
    """What an item says of itself; what lies in it stays."""

    name: ClassVar[str] = "change"
    item: Item

    @property
    def target(self) -> str:
        """The item."""
        return self.item.link_id

    def seen_part(self, definition: FormDefinition) -> str:
        """The item alone: another person may change what lies in it at the same time."""
        return fingerprint(definition.by_link_id.get(self.target))

    def apply(self, definition: FormDefinition) -> Edited:
        """Exchange the item."""
        before = _item(definition, self.target)
        if before.items and self.item.type is not ItemType.GROUP:
            raise EditNotPossible(Why.NOT_A_GROUP)
        if self.target not in definition.parents and self.item.type is not ItemType.GROUP:
            raise EditNotPossible(Why.PAGES_ARE_GROUPS)
        after = tree.changed(definition, self.target, lambda old: replace(self.item, items=old.items))
        return Edited(after, lost_conditions(definition, after))


@dataclass(frozen=True, slots=True)
class Move:
    """An item, and what lies in it, to another place. The position counts the siblings that it leaves behind."""

    name: ClassVar[str] = "move"
    link_id: str
    place: Place

    @property
    def target(self) -> str:
        """The item."""
        return self.link_id

    def seen_part(self, definition: FormDefinition) -> str:
        """What the item says may change meanwhile."""
        return ""

    def apply(self, definition: FormDefinition) -> Edited:
        """Take it out and put it in."""
        item = _item(definition, self.link_id)
        if any(inner.link_id == self.place.parent for inner in item.walk()):
            raise EditNotPossible(Why.INTO_ITSELF)
        rest = tree.without(definition, self.link_id)
        _require_room(rest, item, self.place.parent)
        return Edited(tree.with_inserted(rest, item, self.place))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A copy of an item and what lies in it, right after it."""

    name: ClassVar[str] = "duplicate"
    link_id: str
    new_id: Callable[[], str] = field(default=tree.new_link_id, compare=False)

    @property
    def target(self) -> str:
        """The item that is copied."""
        return self.link_id

    def seen_part(self, definition: FormDefinition) -> str:
        """It is copied as it is."""
        return ""

    def apply(self, definition: FormDefinition) -> Edited:
        """Put the copy in."""
        item, place = _item(definition, self.link_id), tree.place_of(definition, self.link_id)
        assert place is not None  # The item is there, and so has a place.
        if len(definition.by_link_id) + _size(item) > MAX_ITEMS:
            raise EditNotPossible(Why.TOO_MANY)
        copy = tree.relabelled(item, self.new_id)
        return Edited(tree.with_inserted(definition, copy, Place(place.parent, place.index + 1)))


@dataclass(frozen=True, slots=True)
class Delete:
    """An item and what lies in it is taken away. Conditions on it stay where they are, and are told of."""

    name: ClassVar[str] = "delete"
    link_id: str

    @property
    def target(self) -> str:
        """The item."""
        return self.link_id

    def seen_part(self, definition: FormDefinition) -> str:
        """All that would be gone."""
        return fingerprint(definition.by_link_id.get(self.link_id), with_children=True)

    def apply(self, definition: FormDefinition) -> Edited:
        """Take it away."""
        _item(definition, self.link_id)
        after = tree.without(definition, self.link_id)
        return Edited(after, lost_conditions(definition, after))


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """The form's own title, and which answer stands for the case in lists."""

    name: ClassVar[str] = "change_form"
    title: str
    headline: Headline | None

    @property
    def target(self) -> str:
        """The form itself."""
        return ""

    def seen_part(self, definition: FormDefinition) -> str:
        """Title and headline."""
        return fingerprint(definition)

    def apply(self, definition: FormDefinition) -> Edited:
        """Exchange them."""
        return Edited(FormDefinition(title=self.title, items=definition.items, headline=self.headline))


@dataclass(frozen=True, slots=True)
class Replace:
    """The whole form for another one, such as one that was imported."""

    name: ClassVar[str] = "replace"
    definition: FormDefinition

    @property
    def target(self) -> str:
        """The form itself."""
        return ""

    def seen_part(self, definition: FormDefinition) -> str:
        """All of it."""
        return fingerprint(definition, with_children=True)

    def apply(self, definition: FormDefinition) -> Edited:
        """Exchange it."""
        return Edited(self.definition)


def _item(definition: FormDefinition, link_id: str) -> Item:
    try:
        return definition.by_link_id[link_id]
    except KeyError:
        raise EditNotPossible(Why.GONE) from None


def _size(item: Item) -> int:
    return sum(1 for _ in item.walk())


def _require_room(definition: FormDefinition, item: Item, parent: str) -> None:
    """The parent is a group that may hold the item; a page is a group."""
    if not parent:
        if item.type is not ItemType.GROUP:
            raise EditNotPossible(Why.PAGES_ARE_GROUPS)
    elif _item(definition, parent).type is not ItemType.GROUP:
        raise EditNotPossible(Why.NOT_A_GROUP)
    if tree.depth_of(definition, parent) + tree.height_of(item) > MAX_DEPTH:
        raise EditNotPossible(Why.TOO_DEEP)
