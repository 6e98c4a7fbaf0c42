"""What each button of the builder does: at most two steps, of which the first saves what was written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.domain.case_types import services
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.forms.definitions import FormDefinition, Headline, Item, ItemType
from personalverktyget.domain.forms.editing import (
    Add,
    Change,
    ChangeForm,
    Delete,
    Duplicate,
    EditNotPossible,
    Move,
    Operation,
    Place,
    Why,
    new_link_id,
    place_of,
)
from personalverktyget.web.staff.case_types.condition_rows import with_condition_on, without_condition
from personalverktyget.web.staff.case_types.editor import Sent, place_for
from personalverktyget.web.staff.case_types.kinds import KINDS, PAGE, new_item

Actor = StaffActor | AdministratorActor
# Of the number of a condition, of which there are a hundred at most.
_LONGEST_NUMBER: Final = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """Which part to show afterwards, and which items have a condition that means nothing any longer."""

    chosen: str
    lost: tuple[str, ...] = ()


def take_step(actor: Actor, draft: Draft, sent: Sent | None, post: QueryDict) -> Taken:
    """Save what was written in the editor, then do what the button says."""
    action, _colon, of = post.get("action", "save").partition(":")
    lost: tuple[str, ...] = ()
    chosen, form = "", draft.content.form
    if sent is not None:
        chosen, item = sent.item.link_id, sent.item
        if action == "condition":
            item = with_condition_on(form, item, post.get("new_condition", ""))
        elif action == "uncondition" and of.isascii() and of.isdecimal() and len(of) < _LONGEST_NUMBER:
            item = without_condition(item, int(of))
        seen = None if post.get("overwrite") else post.get("seen", "")
        if action != "delete" and item != form.by_link_id.get(chosen):
            lost = services.edit_form(actor, draft.case_type_id, Change(item), seen=seen).lost
    todo = _STEPS.get(action)
    if todo is None:
        return Taken(chosen or post.get("part", ""), lost)
    operation = todo(form, chosen or post.get("part", ""), of, post)
    if operation is None:
        return Taken(chosen, lost)
    # Deleting asks whether all of it is as it was when the page was drawn; everything else fits in however it is.
    seen = post.get("seen_all") if isinstance(operation, Delete) and not post.get("overwrite") else None
    done = services.edit_form(actor, draft.case_type_id, operation, seen=seen)
    after = _after(form, operation, chosen)
    return Taken(after, lost + done.lost)


def _after(form: FormDefinition, operation: Operation, chosen: str) -> str:
    """What the editor shows next: the new part; after a deletion the part before it."""
    if isinstance(operation, Add):
        return operation.target
    if not isinstance(operation, Delete):
        return operation.target or chosen
    place = place_of(form, operation.target)
    if place is None:
        return ""
    siblings = form.by_link_id[place.parent].items if place.parent else form.items
    return siblings[place.index - 1].link_id if place.index else place.parent


def _add(form: FormDefinition, part: str, kind_code: str, post: QueryDict) -> Operation | None:
    """After the part named, or last in it where it is a group; a page comes after the part's own page."""
    item = form.by_link_id.get(post.get("at", "") or part)
    kind = PAGE if kind_code == PAGE.code else KINDS.get(kind_code)
    if kind is None:
        return None
    new = new_item(kind, new_link_id())
    if kind is PAGE:
        return Add(new, Place("", _page_index(form, item) + 1))
    if item is None:
        raise EditNotPossible(Why.GONE)
    if item.type is ItemType.GROUP:
        return Add(new, place_for(form, item.link_id))
    place = place_of(form, item.link_id)
    assert place is not None  # It was found in the form.
    return Add(new, Place(place.parent, place.index + 1))


def _page_index(form: FormDefinition, item: Item | None) -> int:
    for index, page in enumerate(form.items):
        if item is not None and any(inner.link_id == item.link_id for inner in page.walk()):
            return index
    return len(form.items) - 1


def _up(form: FormDefinition, part: str, of: str, post: QueryDict) -> Operation | None:
    """One place up; from the first place of a page to the end of the page before it."""
    place = place_of(form, part)
    if place is None:
        raise EditNotPossible(Why.GONE)
    if place.index:
        return Move(part, Place(place.parent, place.index - 1))
    neighbour = _neighbour(form, place.parent, -1)
    return Move(part, place_for(form, neighbour)) if neighbour else None


def _down(form: FormDefinition, part: str, of: str, post: QueryDict) -> Operation | None:
    """One place down; from the last place of a page to the beginning of the next one."""
    place = place_of(form, part)
    if place is None:
        raise EditNotPossible(Why.GONE)
    siblings = form.by_link_id[place.parent].items if place.parent else form.items
    if place.index < len(siblings) - 1:
        return Move(part, Place(place.parent, place.index + 1))
    neighbour = _neighbour(form, place.parent, +1)
    return Move(part, Place(neighbour, 0)) if neighbour else None


def _neighbour(form: FormDefinition, page: str, step: int) -> str:
    """The page before or after; "" where there is none, and for what lies deeper."""
    pages = [item.link_id for item in form.items]
    if page not in pages:
        return ""
    index = pages.index(page) + step
    return pages[index] if 0 <= index < len(pages) else ""


def _to_place(form: FormDefinition, part: str, of: str, post: QueryDict) -> Operation | None:
    """Last in the group that was chosen."""
    parent = post.get("place", "")
    if parent == "-":
        return None
    return Move(part, place_for(form, parent))


def _drop(form: FormDefinition, part: str, of: str, post: QueryDict) -> Operation | None:
    """Where the pointer let go of it: after or before another part, or into a group that is empty."""
    part, target = post.get("moved", ""), form.by_link_id.get(post.get("onto", ""))
    if target is None or target.link_id == part:
        return None
    if target.type is ItemType.GROUP and not _is_group(form, part):
        return Move(part, Place(target.link_id, 0))
    place, own = place_of(form, target.link_id), place_of(form, part)
    if place is None or own is None:
        raise EditNotPossible(Why.GONE)
    index = place.index + (post.get("side") == "after")
    # The position counts the siblings that are left once the part is taken out.
    if own.parent == place.parent and own.index < index:
        index -= 1
    return Move(part, Place(place.parent, index))


def _is_group(form: FormDefinition, part: str) -> bool:
    item = form.by_link_id.get(part)
    return item is not None and item.type is ItemType.GROUP


def _headline(form: FormDefinition, part: str, of: str, post: QueryDict) -> Operation | None:
    return ChangeForm(form.title, None if of == "off" else Headline(part))


_STEPS: Final[dict[str, Callable[[FormDefinition, str, str, QueryDict], Operation | None]]] = {
    "add": _add,
    "up": _up,
    "down": _down,
    "place": _to_place,
    "drop": _drop,
    "duplicate": lambda form, part, of, post: Duplicate(part),
    "delete": lambda form, part, of, post: Delete(part),
    "headline": _headline,
}
