"""Reads about link services."""

from personalverktyget.domain.link_services.selectors.card_order import card_order
from personalverktyget.domain.link_services.selectors.links import (
    checked_units,
    link_service,
    link_services,
    links_at,
    units_with_link,
)

__all__ = ["card_order", "checked_units", "link_service", "link_services", "links_at", "units_with_link"]
