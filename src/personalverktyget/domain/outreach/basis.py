"""On what grounds a unit writes to a resident, as the national guidelines for the inbox allow (domain study 1.15).

An established relation and an ongoing contact, or a call to screening or vaccination; never general information, nor
recruiting to research. The region's messages to a whole population have their own flow and are not among these.
"""

from enum import StrEnum


class Basis(StrEnum):
    """The grounds, chosen by whoever sends."""

    ONGOING_CONTACT = "ongoing_contact"
    SCREENING = "screening"
    VACCINATION = "vaccination"
    # What is refused, with the reason: to be met in the list is how one learns that it is not allowed.
    GENERAL_INFORMATION = "general_information"
    RESEARCH = "research"

    @property
    def is_allowed(self) -> bool:
        """Whether a unit may send on these grounds."""
        return self not in (Basis.GENERAL_INFORMATION, Basis.RESEARCH)

    @property
    def needs_contact(self) -> bool:
        """Whether the sender must confirm relation, ongoing contact, and that it is the resident's own health."""
        return self is Basis.ONGOING_CONTACT
