"""Why a resident is approved. Pure."""

from enum import StrEnum


class Reason(StrEnum):
    """A closed list, so that nothing about anybody's health is written."""

    ONGOING_CARE = "ongoing_care"
    STAYING_HERE = "staying_here"
    AGREED = "agreed"
    OTHER = "other"
