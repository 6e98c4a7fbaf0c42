"""A form that is being built, as far as it can be tried out: what does not hold together yet is left aside."""

from dataclasses import replace

from personalverktyget.domain.forms.definition_rules import condition_problems, place_errors
from personalverktyget.domain.forms.definitions import CyclicConditions, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.editing.tree import with_items
from personalverktyget.domain.forms.question_types import is_available


def runnable(definition: FormDefinition) -> FormDefinition:
    """The form without conditions that mean nothing, and with a text in place of what cannot be answered yet."""
    form = with_items(definition, tuple(_runnable(definition, page, is_page=True) for page in definition.items))
    troubled = frozenset(link_id for link_id, _problem in place_errors(form))
    if troubled:
        form = with_items(form, tuple(_plain(page, troubled) for page in form.items))
    return with_items(form, tuple(_plain(page, _in_a_ring(form)) for page in form.items))


def _in_a_ring(form: FormDefinition) -> frozenset[str]:
    """Everything, where the conditions go round in a ring; which of them is wrong is not known."""
    try:
        return frozenset(form.evaluation_order[:0])
    except CyclicConditions:
        return frozenset(form.by_link_id)


def _runnable(definition: FormDefinition, item: Item, *, is_page: bool = False) -> Item:
    holding = tuple(c for c in item.enable_when if not any(True for _ in condition_problems(definition, c)))
    item = replace(item, enable_when=holding, items=tuple(_runnable(definition, child) for child in item.items))
    if item.is_repeatable_group and (is_page or not item.questions):
        return replace(item, repeats=False, min_occurs=None, max_occurs=None)
    if item.asks and not is_available(item):
        return Item(link_id=item.link_id, type=ItemType.DISPLAY, text=item.text, enable_when=item.enable_when)
    return item


def _plain(item: Item, troubled: frozenset[str]) -> Item:
    """The item, and those in trouble without what they depend on; a stop that hangs on nothing is a text."""
    item = replace(item, items=tuple(_plain(child, troubled) for child in item.items))
    if item.link_id not in troubled:
        return item
    if item.type is ItemType.STOP:
        return Item(link_id=item.link_id, type=ItemType.DISPLAY, text=item.text, help=item.help)
    if item.type is ItemType.GROUP:
        return replace(item, enable_when=(), repeats=False, min_occurs=None, max_occurs=None)
    return replace(item, enable_when=(), prefill=None)
