"""The first so many of what a search finds, and whether there is more. Pure.

Rows are read one after another and made into what is told of them at once, so that one form is held at a time.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

from personalverktyget.domain.case_types.text_places import TextPlace

Row = TypeVar("Row")
Found = TypeVar("Found")


def first_places(
    rows: Iterable[Row],
    places_of: Callable[[Row], Iterable[TextPlace]],
    found: Callable[[Row, list[TextPlace]], Found],
    *,
    at_most: int,
) -> tuple[tuple[Found, ...], bool]:
    """What is ``found`` in each row that has any of the first ``at_most`` places, and whether there are more places.

    Of the row where the limit lies only those before it are told; no row after the one that shows that there are more
    is read.
    """
    told, room = list[Found](), at_most
    for row in rows:
        places = list(islice(places_of(row), room + 1))
        if shown := places[:room]:
            told.append(found(row, shown))
        if len(places) > room:
            return tuple(told), True
        room -= len(places)
    return tuple(told), False


def first_of(things: Iterable[Found], *, at_most: int) -> tuple[tuple[Found, ...], bool]:
    """The first ``at_most`` of the things, and whether there are more."""
    found = tuple(islice(things, at_most + 1))
    return found[:at_most], len(found) > at_most
