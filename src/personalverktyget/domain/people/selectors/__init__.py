"""Reads about people."""

from personalverktyget.domain.people.selectors.contact import contact_details
from personalverktyget.domain.people.selectors.profile import profile

__all__ = ["contact_details", "profile"]
