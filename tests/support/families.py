"""A child of the small world with her guardians, and a register that has something new to say of her."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import parse
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access import selectors as access
from personalverktyget.domain.people import registers, services
from personalverktyget.domain.people.registers import RegisteredPerson
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered


def _young(number: str) -> bool:
    """Below twelve, and born on a day that every year has."""
    born, age = parse(number).birth_date, parse(number).age(today())
    return born is not None and age is not None and 0 < age < 11 and (born.month, born.day) != (2, 29)


NUMBER: Final = next(it for it in all_numbers() if _young(it) and it not in {row[0] for row in RESIDENTS.values()})
NAME: Final = "Alva Sandberg"


@dataclass
class Family:
    """The child, whose guardians Helena and Camilla are until the register says something else."""

    world: World
    child: UUID
    said: RegisteredPerson

    def person(self, number: str) -> RegisteredPerson | None:
        """What the register says of somebody."""
        if number == NUMBER:
            return self.said
        return next((registered(*row) for row in RESIDENTS.values() if row[0] == number), None)

    def now_says(self, *, guardians: tuple[str, ...] | None = None, **said: Any) -> None:
        """The register has something new to say of the child, and nobody has asked it yet."""
        if guardians is not None:
            said["guardians"] = tuple(RESIDENTS[who][0] for who in guardians)
        self.said = replace(self.said, **said)

    def is_asked(self) -> None:
        """The register is asked about the child."""
        services.refresh_residents(SYSTEM, self, [self.child])

    def actor(self, who: str) -> ResidentActor:
        """A resident as her next request knows her; the child is called "child"."""
        found = access.resident_actor(self.child if who == "child" else self.world.residents[who])
        assert found is not None
        return found


def thirteenth_birthday() -> date:
    """The first day on which the child reads herself."""
    born = parse(NUMBER).birth_date
    assert born is not None
    return born.replace(year=born.year + 13)


@pytest.fixture
def family(small_world: World, monkeypatch: pytest.MonkeyPatch) -> Family:
    """A child of Helena's and Camilla's."""
    guardians = tuple(RESIDENTS[who][0] for who in ("helena", "camilla"))
    said = replace(registered(NUMBER, "Alva", "Sandberg", False), guardians=guardians, email="", mobile="")
    child = services.import_residents(SYSTEM, [said])[NUMBER]
    found = Family(small_world, child, said)
    monkeypatch.setattr(registers, "population_register", lambda: found)
    return found
