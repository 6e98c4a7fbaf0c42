"""Reads about units, for everybody; and for those who manage one."""

from personalverktyget.domain.contact_cards.selectors.card_texts import searched_cards
from personalverktyget.domain.contact_cards.selectors.contact_card import (
    contact_card,
    e_service,
    is_outside,
    own_contact_card,
)
from personalverktyget.domain.contact_cards.selectors.own_card import (
    card_history,
    card_preview,
    own_card,
    own_deviations,
)
from personalverktyget.domain.contact_cards.selectors.places import middle_of, municipalities_to_start_from
from personalverktyget.domain.contact_cards.selectors.preview_values import preview_values
from personalverktyget.domain.contact_cards.selectors.published import (
    ClosedDown,
    as_card,
    publication,
    published_card,
)
from personalverktyget.domain.contact_cards.selectors.units_found import (
    Wishes,
    case_types_to_find,
    own_case_types_to_find,
    units_found,
)

__all__ = [
    "ClosedDown",
    "Wishes",
    "as_card",
    "card_history",
    "card_preview",
    "case_types_to_find",
    "contact_card",
    "e_service",
    "is_outside",
    "middle_of",
    "municipalities_to_start_from",
    "own_card",
    "own_case_types_to_find",
    "own_contact_card",
    "own_deviations",
    "preview_values",
    "publication",
    "published_card",
    "searched_cards",
    "units_found",
]
