"""Where a text stands on the contact cards of a region's units."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.contact_cards.card_texts import card_places
from personalverktyget.domain.contact_cards.content import MAX_LENGTHS
from personalverktyget.domain.contact_cards.read_models import CardTextFound
from personalverktyget.domain.contact_cards.scopes import cards_of_region

# A page holds so many, and a browser sends so many back.
MOST_CARD_TEXTS: Final = 300
_TEXTS: Final = tuple(MAX_LENGTHS)


def searched_cards(actor: AdministratorActor, search: TextSearch) -> tuple[tuple[CardTextFound, ...], bool]:
    """Every such place in the order of the units' names, and whether there are more than are shown."""
    found = list(islice(_searched(actor, search), MOST_CARD_TEXTS + 1))
    return tuple(found[:MOST_CARD_TEXTS]), len(found) > MOST_CARD_TEXTS


def _searched(actor: AdministratorActor, search: TextSearch) -> Iterator[CardTextFound]:
    rows = cards_of_region(actor).select_related("unit").only("unit__name", "unit__hsa_id", *_TEXTS)
    for card in rows.order_by("unit__sort_key", "unit_id").iterator(chunk_size=100):
        for place in card_places(card):
            if search.spans(place.text):
                yield CardTextFound(card.unit_id, card.unit.name, card.unit.hsa_id, place)
