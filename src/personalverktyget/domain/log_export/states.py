"""How far a delivery to the log service has come."""

from enum import StrEnum


class DeliveryState(StrEnum):
    """Waiting until it is taken, divided or refused; a refused one holds a single entry."""

    WAITING = "waiting"
    TAKEN = "taken"
    DIVIDED = "divided"
    REFUSED = "refused"
