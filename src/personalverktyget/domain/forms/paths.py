"""The paths through a form: its parts in order, on what each of them hangs, and which can never be met.

Pure, and each part and condition is looked at once. A form that is being built may be unfinished: a condition that
means nothing yet keeps nothing from being met.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from personalverktyget.domain.forms.conditions import holds
from personalverktyget.domain.forms.definition_rules import condition_problems
from personalverktyget.domain.forms.definitions import (
    Condition,
    CyclicConditions,
    EnableBehavior,
    FormDefinition,
    Item,
)
from personalverktyget.domain.forms.lint import contradict, is_impossible


@dataclass(frozen=True, slots=True)
class Part:
    """One item on its way. ``depth`` is how deep it lies, counted from its page (0); ``page`` is that page."""

    item: Item
    page: str
    depth: int
    is_unreachable: bool


@dataclass(frozen=True, slots=True)
class Path:
    """That ``target`` shows when the answer to ``source`` is a certain one. ``source`` may be gone from the form."""

    source: str
    target: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Paths:
    """Every part in the order of the form, and every condition as a path."""

    parts: tuple[Part, ...]
    paths: tuple[Path, ...]


def paths_through(form: FormDefinition) -> Paths:
    """The whole form."""
    never = unreachable(form)
    parts = tuple(part for page in form.items for part in _parts(page, page, 0, never))
    found = (Path(c.question, item.link_id, c) for item in form.by_link_id.values() for c in item.enable_when)
    return Paths(parts, tuple(found))


def _parts(page: Item, item: Item, depth: int, never: frozenset[str]) -> Iterator[Part]:
    yield Part(item, page.link_id, depth, item.link_id in never)
    for child in item.items:
        yield from _parts(page, child, depth + 1, never)


def unreachable(form: FormDefinition) -> frozenset[str]:
    """What no answers can lead to: also what lies in such a part, or hangs on one alone."""
    try:
        order, ring = form.evaluation_order, frozenset[str]()
    except CyclicConditions as cycle:
        order, ring = tuple(form.by_link_id), frozenset(cycle.link_ids)
    never: set[str] = set()
    for link_id in order:
        item = form.by_link_id.get(link_id)
        if item is None:
            continue
        if link_id in ring or form.parents.get(link_id) in never or _is_never_met(form, item, never):
            never.add(link_id)
    return frozenset(never)


def _is_never_met(form: FormDefinition, item: Item, never: set[str]) -> bool:
    if not item.enable_when:
        return False
    sound = tuple(c for c in item.enable_when if not any(True for _ in condition_problems(form, c)))
    dead = [_is_dead(form, condition, never) for condition in sound]
    if item.enable_behavior is EnableBehavior.ANY:
        return len(sound) == len(item.enable_when) and all(dead)
    return any(dead) or contradict(form, item, sound)


def _is_dead(form: FormDefinition, condition: Condition, never: set[str]) -> bool:
    """Whether no answer that the question can have meets the condition."""
    asked = form.by_link_id[condition.question]
    if asked.link_id in never:
        return not holds(condition, asked, ())
    if asked.hidden:
        given = () if asked.initial is None else (asked.initial,)
        return not (holds(condition, asked, given) or holds(condition, asked, ()))
    return is_impossible(asked, condition)
