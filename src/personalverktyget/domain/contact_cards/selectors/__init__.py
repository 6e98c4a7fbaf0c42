"""Reads about units, for everybody."""

from personalverktyget.domain.contact_cards.selectors.contact_card import contact_card, e_service
from personalverktyget.domain.contact_cards.selectors.units_found import units_found

__all__ = ["contact_card", "e_service", "units_found"]
