"""Reads about people."""

from personalverktyget.domain.people.selectors.contact import contact_details
from personalverktyget.domain.people.selectors.profile import profile
from personalverktyget.domain.people.selectors.reach import reach_of, reach_of_numbers

__all__ = ["contact_details", "profile", "reach_of", "reach_of_numbers"]
