"""Reads about people."""

from personalverktyget.domain.people.selectors.ages import ages_of
from personalverktyget.domain.people.selectors.contact import contact_details
from personalverktyget.domain.people.selectors.custody import (
    children_to_ask_about,
    custody,
    guardians_of,
    is_child,
    name_of_ward,
    names_shown,
    told_for,
)
from personalverktyget.domain.people.selectors.population import living_here, registered_after
from personalverktyget.domain.people.selectors.profile import profile
from personalverktyget.domain.people.selectors.reach import reach_of, reach_of_numbers
from personalverktyget.domain.people.selectors.sign_in_locks import sign_in_status

__all__ = [
    "ages_of",
    "children_to_ask_about",
    "contact_details",
    "custody",
    "guardians_of",
    "is_child",
    "living_here",
    "name_of_ward",
    "names_shown",
    "profile",
    "reach_of",
    "reach_of_numbers",
    "registered_after",
    "sign_in_status",
    "told_for",
]
