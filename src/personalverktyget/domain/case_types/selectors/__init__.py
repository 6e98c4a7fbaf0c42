"""Reads about case types."""

from personalverktyget.domain.case_types.selectors.offers import offer, offers_at, own_offers

__all__ = ["offer", "offers_at", "own_offers"]
