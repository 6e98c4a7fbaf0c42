"""The first level of a form is its pages. What a foreign form has there beside groups is given a page of its own."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from personalverktyget.domain.forms.definition_json import MAX_DEPTH, MAX_ITEMS
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.exchange.foreign import Notes
from personalverktyget.domain.forms.exchange.remarks import Said, refuse

_PAGE: Final = "sida"


def as_pages(items: tuple[Item, ...], title: str, notes: Notes) -> tuple[Item, ...]:
    """The items, with those that are no pages gathered on pages that bear the form's name."""
    taken = {item.link_id for top in items for item in top.walk()}
    pages = tuple(_pages(items, title, taken))
    if len(pages) != len(items) or any(page not in items for page in pages):
        notes.say("", "", Said.FIRST_PAGE, title=title)
    if sum(1 for page in pages for _ in page.walk()) > MAX_ITEMS:
        raise refuse(Said.TOO_MANY_ITEMS, max=MAX_ITEMS)
    if any(_depth(page) > MAX_DEPTH for page in pages):
        raise refuse(Said.TOO_DEEP, max=MAX_DEPTH)
    return pages


def _pages(items: tuple[Item, ...], title: str, taken: set[str]) -> Iterator[Item]:
    for is_page, run in groupby(items, key=lambda item: item.type is ItemType.GROUP and not item.repeats):
        if is_page:
            yield from run
            continue
        number = next(number for number in range(1, MAX_ITEMS * 2) if f"{_PAGE}-{number}" not in taken)
        taken.add(f"{_PAGE}-{number}")
        yield Item(link_id=f"{_PAGE}-{number}", type=ItemType.GROUP, text=title, items=tuple(run))


def _depth(item: Item) -> int:
    return 1 + max((_depth(child) for child in item.items), default=0)
