"""Reads about the organisation."""

from personalverktyget.domain.organisation.selectors.settings import all_regions, own_region, own_unit

__all__ = ["all_regions", "own_region", "own_unit"]
