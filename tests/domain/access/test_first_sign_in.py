"""The first sign-in of somebody whom the program has not met."""

import pytest

from personalverktyget.domain.access.services import sign_in_resident
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.models import Resident
from tests.support.database import TestDatabase
from tests.support.threads import at_the_same_moment
from tests.support.world_registers import RESIDENTS, registered


class _Register:
    def person(self, number: str) -> registers.RegisteredPerson | None:
        return registered(*next(row for row in RESIDENTS.values() if row[0] == number))


def test_two_first_sign_ins_at_once_are_one_resident(
    fresh_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody signs in in two tabs."""
    monkeypatch.setattr(registers, "population_register", _Register)
    number = RESIDENTS["helena"][0]

    actors = at_the_same_moment(lambda: sign_in_resident(number=number))

    assert len({actor.resident_id for actor in actors}) == 1
    assert Resident.objects.count() == 1
