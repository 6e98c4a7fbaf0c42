"""Commands about contact cards."""

from personalverktyget.domain.contact_cards.services.change_card import change_card_texts, restore_card
from personalverktyget.domain.contact_cards.services.change_hours import (
    add_deviation,
    change_card_hours,
    remove_deviation,
)
from personalverktyget.domain.contact_cards.services.publish_cards import publish_cards
from personalverktyget.domain.contact_cards.services.replace_card_texts import replace_card_texts

__all__ = [
    "add_deviation",
    "change_card_hours",
    "change_card_texts",
    "publish_cards",
    "remove_deviation",
    "replace_card_texts",
    "restore_card",
]
