"""What a unit's card says in words, as places that are searched and changed for a whole region."""

from collections.abc import Iterator
from typing import Final

from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.contact_cards.content import MAX_LENGTHS
from personalverktyget.domain.contact_cards.models import ContactCard

CARD: Final = "card"


def card_places(card: ContactCard) -> Iterator[TextPlace]:
    """The unit's own words. What it has not written itself comes from the directory, and is changed there."""
    for field, longest in MAX_LENGTHS.items():
        yield TextPlace((CARD, field), getattr(card, field), longest)
