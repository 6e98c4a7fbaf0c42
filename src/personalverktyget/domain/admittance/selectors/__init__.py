"""Reads about who meets what."""

from personalverktyget.domain.admittance.selectors.checked import checked_list, numbers_in
from personalverktyget.domain.admittance.selectors.handed_out import (
    residents_granted,
    restricted_offer,
    restricted_offers,
)
from personalverktyget.domain.admittance.selectors.own import lost_access

__all__ = ["checked_list", "lost_access", "numbers_in", "residents_granted", "restricted_offer", "restricted_offers"]
