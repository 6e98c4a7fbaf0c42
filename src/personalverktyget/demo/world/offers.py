"""Which case types each kind of unit offers, how often each is used, and how many cases each unit has had."""

from collections.abc import Mapping
from typing import Final

PRESCRIPTION, APPOINTMENT, CARE_REQUEST, AID, COMPLAINT = (
    "fornya-recept",
    "onskemal-om-tid",
    "egen-vardbegaran",
    "fornya-hjalpmedel",
    "synpunkter-och-klagomal",
)

# By kind of unit: the case types in the order in which the contact card shows them, with how often they are used.
USE: Final[Mapping[str, Mapping[str, int]]] = {
    "Vårdcentral": {PRESCRIPTION: 36, APPOINTMENT: 32, CARE_REQUEST: 14, AID: 10, COMPLAINT: 8},
    "Ungdomsmottagning": {APPOINTMENT: 64, PRESCRIPTION: 26, COMPLAINT: 10},
    "Hudmottagning": {CARE_REQUEST: 46, APPOINTMENT: 24, PRESCRIPTION: 22, COMPLAINT: 8},
    "Rehabilitering": {APPOINTMENT: 36, CARE_REQUEST: 34, AID: 22, COMPLAINT: 8},
    "Barnavårdscentral": {APPOINTMENT: 88, COMPLAINT: 12},
    "Barnmorskemottagning": {APPOINTMENT: 62, PRESCRIPTION: 28, COMPLAINT: 10},
    "Folktandvård": {APPOINTMENT: 82, COMPLAINT: 18},
    "Psykiatri": {PRESCRIPTION: 36, APPOINTMENT: 34, CARE_REQUEST: 24, COMPLAINT: 6},
    "Hörcentral": {AID: 54, APPOINTMENT: 22, CARE_REQUEST: 18, COMPLAINT: 6},
    "Ortopedi": {APPOINTMENT: 40, CARE_REQUEST: 30, AID: 20, COMPLAINT: 10},
}

# How many cases in sixty days, by the unit's key. The first is the large one; the second region is small.
CASES: Final[Mapping[str, int]] = {
    "1A01": 540,
    "1A02": 260,
    "1A03": 240,
    "1A04": 60,
    "1A05": 150,
    "1A06": 130,
    "1A07": 60,
    "1A08": 90,
    "1A09": 140,
    "1A10": 110,
    "1A11": 110,
    "1A12": 90,
    "2A01": 40,
    "2A02": 14,
    "2A03": 10,
}

# Working days within which feedback is due: the ceiling, and what a case type shortens it to.
FEEDBACK_DAYS: Final = 3
SHORTER: Final[Mapping[str, int]] = {APPOINTMENT: 2}


def feedback_days(case_type: str) -> int:
    """The working days within which feedback on a case of the type is due."""
    return SHORTER.get(case_type, FEEDBACK_DAYS)
