"""Who takes part in the demo's cases: staff by unit and role, and residents whom a kind of unit could meet."""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from personalverktyget.base.clock import local
from personalverktyget.demo.world.directory import hsa_id
from personalverktyget.demo.world.places import MUNICIPALITIES
from personalverktyget.demo.world.staff import STAFF
from personalverktyget.domain.people.registers import RegisteredPerson

# Whom a kind of unit meets: from which age to which, and whether women alone.
AGES: Final = {
    "Ungdomsmottagning": (13, 24, False),
    "Barnmorskemottagning": (17, 50, True),
    "Barnavårdscentral": (22, 48, False),
    "Hörcentral": (35, 110, False),
    "Rehabilitering": (18, 110, False),
    "Ortopedi": (18, 110, False),
}
EVERYBODY: Final = (15, 110, False)


class Team:
    """The staff of one unit, by what they do."""

    def __init__(self, unit: str) -> None:
        self.receivers: list[str] = []
        self.handlers: list[str] = []
        self.both: list[str] = []
        for number, member in enumerate(STAFF, 1):
            roles = dict(member.places).get(unit, "")
            self._join(hsa_id(number), roles)

    def _join(self, who: str, roles: str) -> None:
        if "R" in roles:
            self.receivers.append(who)
        if "H" in roles:
            self.handlers.append(who)
        if "R" in roles and "H" in roles:
            self.both.append(who)

    def handler(self, rng: random.Random, besides: str = "") -> str:
        """One who handles cases; the first of the team gets twice as many as the others."""
        others = [who for who in self.handlers if who != besides] or self.handlers
        return rng.choices(others, [2, *[1] * (len(others) - 1)])[0]


class Town:
    """The residents, by region, and those of them whom a unit could meet."""

    def __init__(self, people: Iterable[RegisteredPerson]) -> None:
        region_of = {town: region for region, towns in MUNICIPALITIES.items() for town, _ in towns}
        self.by_region: defaultdict[str, list[RegisteredPerson]] = defaultdict(list)
        for person in people:
            self.by_region[region_of[person.town]].append(person)

    def resident(self, rng: random.Random, region: str, kind: str, at: datetime) -> str:
        """The number of one who could have written to such a unit then."""
        day = local(at).date()
        youngest, oldest, women_only = AGES.get(kind, EVERYBODY)
        fitting = [
            person.number
            for person in self.by_region[region]
            if youngest <= _age(person, day) <= oldest
            and (not women_only or int(person.number[10]) % 2 == 0)
            and _is_here(person, day)
        ]
        return rng.choice(fitting)


def _age(person: RegisteredPerson, on: date) -> int:
    born = date.fromisoformat(person.number[:8])
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _is_here(person: RegisteredPerson, on: date) -> bool:
    left = [day for day in (person.deceased_on, person.emigrated_on) if day]
    return all(on < day for day in left)
