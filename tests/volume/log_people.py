"""People for the traffic of a region: households with common and rare surnames, and staff who live in some of them."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

# A line each: surnames that many bear, how others begin, how they end, and given names.
_COMMON, _FIRST, _LAST, _GIVEN = (
    line.split() for line in Path(__file__).with_name("log_names.txt").read_text(encoding="utf-8").splitlines()
)
_OF_COMMON: Final = 0.45
_PROTECTED: Final = 0.005
# Of the residents of a unit, those who turn to the next one too; of its staff, those who work there too.
_AT_TWO: Final = 0.03
_WORK_AT_TWO: Final = 0.1


@dataclass(frozen=True, slots=True)
class Person:
    """A resident. ``guardians`` are other residents."""

    id: UUID
    given: str
    surname: str
    home: str
    is_protected: bool
    guardians: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody on a unit's staff, and the resident who she is."""

    id: UUID
    given: str
    surname: str
    unit: int
    distributes: bool
    works_nights: bool
    own: Person
    second_unit: int | None = None


@dataclass(slots=True)
class Population:
    """Everybody: the residents who turn to each unit, and its staff."""

    residents: list[list[Person]] = field(default_factory=list)
    staff: list[list[Colleague]] = field(default_factory=list)
    family: dict[UUID, list[Person]] = field(default_factory=dict)


def populate(random: Random, *, units: int, staff: int, residents: int) -> Population:
    """``staff`` and ``residents`` are for each unit."""
    made = Population()
    for unit in range(units):
        people: list[Person] = []
        while len(people) < residents:
            people += _household(random, made)
        made.residents.append(people)
        made.staff.append(_staff(random, made, unit, staff))
    if units > 1:
        _share(random, made, residents)
    return made


def _share(random: Random, made: Population, residents: int) -> None:
    """Units that lie beside one another share some residents and some staff."""
    units = len(made.staff)
    own = [people[:residents] for people in made.residents]
    for unit, people in enumerate(own):
        neighbour = (unit + 1) % units
        made.residents[neighbour] += [one for one in people if random.random() < _AT_TWO]
        made.staff[unit] = [
            replace(one, second_unit=neighbour) if random.random() < _WORK_AT_TWO else one for one in made.staff[unit]
        ]


def surname(random: Random) -> str:
    """Half of all share a few dozen."""
    if random.random() < _OF_COMMON:
        return _COMMON[min(int(random.expovariate(0.12)), len(_COMMON) - 1)]
    return random.choice(_FIRST) + random.choice(_LAST)


def uuid(random: Random) -> UUID:
    """Drawn by the seed."""
    return UUID(int=random.getrandbits(128), version=4)


def _household(random: Random, made: Population) -> list[Person]:
    name, home = surname(random), f"{random.choice(_FIRST)}vägen {random.randint(1, 400)}"
    protected = random.random() < _PROTECTED
    count = random.choice((1, 1, 2, 2))
    names = [name if random.random() < 0.75 else surname(random) for _ in range(count)]
    adults = [_person(random, one, home, protected) for one in names]
    guardians = tuple(adult.id for adult in adults)
    children = [_person(random, name, home, protected, guardians) for _ in range(random.choice((0, 0, 0, 1, 2)))]
    together = adults + children
    for one in together:
        made.family[one.id] = [other for other in together if other is not one]
    return together


def _person(random: Random, name: str, home: str, protected: bool, guardians: tuple[UUID, ...] = ()) -> Person:
    return Person(uuid(random), random.choice(_GIVEN), name, home, protected, guardians)


def _staff(random: Random, made: Population, unit: int, count: int) -> list[Colleague]:
    """Half of them turn to the unit where they work."""
    found = []
    for place in range(count):
        here = made.residents[unit]
        if random.random() < 0.5:
            own = random.choice([one for one in here if not one.guardians])
        else:
            own = _household(random, made)[0]
        found.append(
            Colleague(
                uuid(random), own.given, own.surname, unit, place < max(2, count // 3), random.random() < 0.1, own
            )
        )
    return found
