"""On what grounds somebody writes to residents, as the national guidelines for the inbox allow (domain study 1.15).

A unit: an established relation and an ongoing contact, or a call to screening or vaccination. A region: such calls, and
what for special reasons must reach all or part of its population, to protect or promote their health, or because it
changes the care of each of them. Nobody: general information, or recruiting to research.
"""

from enum import StrEnum
from typing import Final


class Basis(StrEnum):
    """The grounds, chosen by whoever sends."""

    ONGOING_CONTACT = "ongoing_contact"
    SCREENING = "screening"
    VACCINATION = "vaccination"
    CRISIS = "crisis"
    PREVENTION = "prevention"
    OWN_CARE = "own_care"
    # What is refused, with the reason: to be met in the list is how one learns that it is not allowed.
    GENERAL_INFORMATION = "general_information"
    RESEARCH = "research"

    @property
    def is_allowed(self) -> bool:
        """Whether anybody may send on these grounds."""
        return self not in REFUSED

    @property
    def needs_contact(self) -> bool:
        """Whether the sender must confirm relation, ongoing contact, and that it is the resident's own health."""
        return self is Basis.ONGOING_CONTACT


REFUSED: Final = (Basis.GENERAL_INFORMATION, Basis.RESEARCH)
# What each is offered to choose among, in this order.
OF_UNITS: Final = (Basis.ONGOING_CONTACT, Basis.SCREENING, Basis.VACCINATION, *REFUSED)
OF_REGIONS: Final = (
    *(Basis.CRISIS, Basis.PREVENTION, Basis.VACCINATION, Basis.SCREENING, Basis.OWN_CARE),
    *REFUSED,
)
