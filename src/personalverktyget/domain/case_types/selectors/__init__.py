"""Reads about case types."""

from personalverktyget.domain.case_types.selectors.offers import offer, offers_at, own_offers
from personalverktyget.domain.case_types.selectors.published_forms import published_form

__all__ = ["offer", "offers_at", "own_offers", "published_form"]
