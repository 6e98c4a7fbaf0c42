"""Who may meet a case type. Pure."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom a case type is for, as its owner has settled it."""

    EVERYBODY = "everybody"
    # Residents to whom a unit has handed it out (begränsat urval).
    HANDED_OUT = "handed_out"
    # Everybody, unless the unit says that at this unit it is for those to whom it has handed it out.
    UNIT_CHOOSES = "unit_chooses"
    # Only residents who have got a message with it: a question's form, which stands on no card and in no list of case
    # types. It is so from the beginning and for good.
    ASKED = "asked"
