"""Residents in their thousands: encrypted one by one with the program's own code, brought in by COPY."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final
from uuid import UUID

import psycopg

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.encryption import Keyring
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.people.identities import identity_row, keyring
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.registers import RegisteredPerson
from tests.volume.ids import resident_id

# Those who send cases while it is measured, a connection each, and one who only reads.
SENDERS: Final = 8
READER: Final = 9
_GIVEN: Final = ("Anna", "Erik", "Maria", "Lars", "Karin", "Anders", "Eva", "Per", "Lena", "Olof", "Sara", "Åke")
_FIRST: Final = ("Berg", "Lind", "Sand", "Öst", "Väster", "Norr", "Sjö", "Ek", "Al", "Gran", "Björk", "Hag", "Ås")
_LAST: Final = ("ström", "qvist", "man", "gren", "dahl", "lund", "borg", "berg", "mark", "stedt")
_TOLD: Final = ("wants_notices", "notices_by_email", "notices_by_sms", "has_email", "has_mobile")
_RESIDENT: Final = ("id", "is_protected", "refreshed_at", "account_opened_at", *_TOLD)
_IDENTITY: Final = ("resident_id", "number_hash", "number", "name", "contact", "name_words")


def bring_in(connection: psycopg.Connection[Any], count: int, random: Random) -> None:
    """Residents 1 to ``count``, each with an account. One in two hundred has a protected identity."""
    protected = [place % 200 == 0 for place in range(1, count + 1)]
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY people_resident ({', '.join(_RESIDENT)}) FROM STDIN") as copy:
            for place in range(1, count + 1):
                is_protected, at = protected[place - 1], now()
                told = (True, True, False, True, not is_protected)
                copy.write_row((resident_id(place), is_protected, at, at, *told))
        with cursor.copy(f"COPY people_residentidentity ({', '.join(_IDENTITY)}) FROM STDIN") as copy:
            for row in _identities(protected, random):
                copy.write_row([getattr(row, column) for column in _IDENTITY])


def count(connection: psycopg.Connection[Any]) -> int:
    """How many there are."""
    found = connection.execute("SELECT count(*) FROM people_resident").fetchone()
    return int(found[0]) if found else 0


def accept_for_those_who_write() -> None:
    """The residents that are signed in while it is measured have accepted the terms."""
    for place in range(1, READER + 1):
        accept_terms(ResidentActor(resident_id=resident_id(place)))


def _identities(protected: list[bool], random: Random) -> Iterator[ResidentIdentity]:
    numbers, ring = all_numbers(), keyring()
    random.shuffle(numbers)
    for index, is_protected in enumerate(protected):
        number = numbers[index % len(numbers)]
        row = identity_row(resident_id(index + 1), _person(number, random, is_protected=is_protected))
        if index >= len(numbers):
            # There are fewer test numbers than residents here: those beyond are not found by their number.
            row.number_hash = _other_hash(ring, number, index)
        yield row


def _person(number: str, random: Random, *, is_protected: bool) -> RegisteredPerson:
    return RegisteredPerson(
        number=number,
        given_name=random.choice(_GIVEN),
        surname=random.choice(_FIRST) + random.choice(_LAST),
        street="Provgatan 2",
        postal_code="999 99",
        town="Provby",
        mobile="070-174 06 05",
        email="prov@brevkorgen.example",
        is_protected=is_protected,
        deceased_on=None,
        emigrated_on=None,
        guardians=(),
    )


def _other_hash(ring: Keyring, number: str, index: int) -> bytes:
    return ring.digest(f"{number} {index}", purpose="volume")


def sender(place: int) -> UUID:
    """The resident who sends cases on connection ``place``, from 0."""
    return resident_id(place % SENDERS + 1)
