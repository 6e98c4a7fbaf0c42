"""Reads about people."""

from personalverktyget.domain.people.selectors.contact import contact_details
from personalverktyget.domain.people.selectors.profile import profile
from personalverktyget.domain.people.selectors.reach import reach_of, reach_of_numbers
from personalverktyget.domain.people.selectors.sign_in_locks import sign_in_status

__all__ = ["contact_details", "profile", "reach_of", "reach_of_numbers", "sign_in_status"]
