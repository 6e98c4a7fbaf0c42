"""Ids that follow from a number, the same here and in the seeding's SQL, in an order as random as uuid4's."""

import hashlib
from uuid import UUID


def derived(kind: str, place: int) -> UUID:
    """``md5('kind place')::uuid`` in SQL."""
    return UUID(hashlib.md5(f"{kind} {place}".encode(), usedforsecurity=False).hexdigest())


def resident_id(place: int) -> UUID:
    """The resident with this place, from 1."""
    return derived("resident", place)


def case_id(number: int) -> UUID:
    """The case with this number, from 1. Those whose number ends in 0 belong to the large unit."""
    return derived("case", number)
