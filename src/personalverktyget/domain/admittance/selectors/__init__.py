"""Reads about who meets what."""

from personalverktyget.domain.admittance.selectors.checked import checked_list, checked_number, numbers_in
from personalverktyget.domain.admittance.selectors.handed_out import (
    residents_granted,
    restricted_offer,
    restricted_offers,
)
from personalverktyget.domain.admittance.selectors.own import lost_access
from personalverktyget.domain.admittance.selectors.whom import approved_residents, own_audience, registered_areas

__all__ = [
    "approved_residents",
    "checked_list",
    "checked_number",
    "lost_access",
    "numbers_in",
    "own_audience",
    "registered_areas",
    "residents_granted",
    "restricted_offer",
    "restricted_offers",
]
