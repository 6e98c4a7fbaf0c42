"""Reads about the organisation."""

from personalverktyget.domain.organisation.selectors.providers import own_providers
from personalverktyget.domain.organisation.selectors.settings import (
    all_regions,
    contact_address_of,
    own_region,
    own_unit,
)

__all__ = ["all_regions", "contact_address_of", "own_providers", "own_region", "own_unit"]
