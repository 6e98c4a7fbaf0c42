"""Who among many a message may go to, as the national guidelines for the inbox say and as far as the program can know.

What it knows is what stands in cases that the sender sees, and the age that a number tells. So nothing here is a
refusal: whoever sends knows more, and says what. Pure: no Django (decision 41).
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from personalverktyget.domain.outreach.basis import Basis

# A contact goes on where a case is open, or something of it happened so lately.
ONGOING_FOR: Final = timedelta(days=365)
OLDEST: Final = 130


class Ground(StrEnum):
    """Why a row is outside the guidelines."""

    NO_CONTACT = "no_contact"
    OTHER_AGE = "other_age"


class Because(StrEnum):
    """Why a row goes out nevertheless: what the sender knows and the program does not."""

    IN_RECORD = "in_record"
    BOOKED = "booked"
    MEDICAL = "medical"
    EARLY_OR_LATE = "early_or_late"


# In the same place, of a row that the sender has left out herself: it stays out, whatever the message is about by then.
LEFT_OUT: Final = "left_out"

REASONS: Final[Mapping[Ground, tuple[Because, ...]]] = {
    Ground.NO_CONTACT: (Because.IN_RECORD, Because.BOOKED),
    Ground.OTHER_AGE: (Because.MEDICAL, Because.EARLY_OR_LATE),
}


class Ages(NamedTuple):
    """Whom a call to screening or vaccination is for, both ages among them; nothing where it has no such end."""

    youngest: int | None = None
    oldest: int | None = None

    def hold(self, age: int) -> bool:
        """Whether somebody of this age is among them."""
        return (self.youngest is None or age >= self.youngest) and (self.oldest is None or age <= self.oldest)


EVERY_AGE: Final = Ages()


class Guidelines(NamedTuple):
    """What a list is checked against."""

    basis: Basis | None
    ages: Ages = EVERY_AGE

    def ground(self, *, in_contact: bool, age: int | None) -> Ground | None:
        """Why a resident is outside them; nothing where she is not, and nothing for an age that no number tells."""
        match self.basis:
            case Basis.ONGOING_CONTACT if not in_contact:
                return Ground.NO_CONTACT
            case Basis.SCREENING | Basis.VACCINATION if age is not None and not self.ages.hold(age):
                return Ground.OTHER_AGE
        return None

    @property
    def asks_for_contact(self) -> bool:
        """Whether it turns on what the sender sees of a resident's cases."""
        return self.basis is Basis.ONGOING_CONTACT

    @property
    def mark(self) -> str:
        """What tells whether a list was checked against the same."""
        if self.basis in (Basis.SCREENING, Basis.VACCINATION):
            return f"ages {self.ages.youngest} {self.ages.oldest}" if self.ages != EVERY_AGE else ""
        return "contact" if self.basis is Basis.ONGOING_CONTACT else ""
