"""The ways in which a notice goes. Pure: no Django here."""

from enum import StrEnum


class Channel(StrEnum):
    """How a resident is told that something has come."""

    EMAIL = "email"
    SMS = "sms"
