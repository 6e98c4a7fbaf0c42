"""A year of a region's log: honest work, and people planted in it who look at what is not theirs (I5).

The honest traffic is made without a thought of the ranking: colleagues take over and are asked, some work nights,
relatives come to the unit where one works, many share a surname, some look at a case again after it is closed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from tests.volume.log_people import Colleague, Person, Population, uuid

FIRST_DAY: Final = date(2025, 1, 1)
DAYS: Final = 365
CASES_A_DAY: Final = 8
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one thing that was done."""

    at: datetime
    unit: int
    staff: UUID
    event: str
    is_read: bool
    case: UUID | None
    residents: tuple[UUID, ...]
    details: str = "{}"


@dataclass(frozen=True, slots=True)
class Planted:
    """Somebody looked at somebody's data in a month without any business there."""

    kind: str
    unit: int
    month: int
    staff: UUID
    resident: UUID


@dataclass(slots=True)
class Case:
    """A case, as whoever looks for something to snoop in finds it."""

    id: UUID
    resident: Person
    began: datetime
    closed: datetime
    hands: set[UUID] = field(default_factory=set)


@dataclass(slots=True)
class Year:
    """All that happened, and what was planted."""

    entries: list[Entry]
    planted: list[Planted]


def year(random: Random, people: Population, months: tuple[int, ...]) -> Year:
    """A year at every unit. Lists are told of in ``months`` only, those that are reviewed."""
    made = Year([], [])
    cases: list[list[Case]] = []
    for unit in range(len(people.staff)):
        cases.append(list(_honest(random, people, unit, made.entries)))
        made.entries.extend(_lists(random, people, unit, months))
    for month in months:
        for unit in range(len(people.staff)):
            _plant(random, people, unit, month, cases, made)
    return made


def _honest(random: Random, people: Population, unit: int, entries: list[Entry]) -> Iterator[Case]:
    staff = people.staff[unit] + [one for other in people.staff for one in other if one.second_unit == unit]
    receivers, handlers = [one for one in staff if one.distributes], [one for one in staff if not one.distributes]
    residents = people.residents[unit]
    # A few turn to the unit far more often than others.
    weights = [random.paretovariate(1.3) for _ in residents]
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        weekend = day.weekday() >= _SATURDAY
        for resident in random.choices(
            residents, weights, k=_about(random, CASES_A_DAY / 6 if weekend else CASES_A_DAY)
        ):
            yield _life(random, unit, day, resident, receivers, handlers, entries)


def _life(
    random: Random,
    unit: int,
    day: date,
    resident: Person,
    receivers: list[Colleague],
    handlers: list[Colleague],
    entries: list[Entry],
) -> Case:
    """A case from its opening by a receiver to what comes after it is closed."""
    receiver, handler = random.choice(receivers), random.choice(handlers)
    begun = _hour(random, day, receiver)
    case = Case(uuid(random), resident, begun, begun)

    def tell(who: Colleague, at: datetime, event: str, is_read: bool, details: str = "{}") -> None:
        entries.append(Entry(at, unit, who.id, event, is_read, case.id, (resident.id,), details))

    def open_case(who: Colleague, at: datetime, times: int = 1) -> None:
        for turn in range(times):
            tell(who, at + timedelta(minutes=4 * turn), "case.read", True)

    open_case(receiver, begun, 1 if random.random() < 0.7 else 2)
    if random.random() < 0.12:
        # Another receiver looks, and leaves it to the first.
        open_case(random.choice(receivers), begun - timedelta(minutes=random.randint(1, 50)))
    tell(receiver, begun + timedelta(minutes=3), "case.assigned", False, f'{{"handler": "{handler.id}"}}')
    case.hands |= {receiver.id, handler.id}
    at = _hour(random, _workday(day, random.choice((0, 0, 1, 1, 2))), handler)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        open_case(handler, at, random.choice((1, 1, 2, 3)))
        if random.random() < 0.08:
            # A colleague is asked for advice, and looks without writing anything.
            open_case(random.choice(handlers), at + timedelta(minutes=random.randint(5, 90)))
        if random.random() < 0.3:
            tell(handler, at + timedelta(minutes=5), "case.noted", False)
        if random.random() < 0.07:
            # Somebody is ill: another takes over.
            handler = random.choice(handlers)
            case.hands.add(handler.id)
            tell(handler, at + timedelta(hours=3), "case.taken", False)
        at = _hour(random, _workday(at.date(), random.choice((1, 1, 2, 4))), handler)
    open_case(handler, at)
    tell(handler, at + timedelta(minutes=6), "case.replied", False, '{"kind": "final_reply"}')
    case.closed = at + timedelta(minutes=6)
    _afterwards(random, unit, case, handler, receivers + handlers, entries)
    return case


def _afterwards(
    random: Random, unit: int, case: Case, handler: Colleague, all_: list[Colleague], entries: list[Entry]
) -> None:
    """The same handler looks again, or somebody else whom the resident has called; the latter says why first."""
    if random.random() < 0.1:
        at = _hour(random, _workday(case.closed.date(), random.randint(1, 30)), handler)
        entries.append(Entry(at, unit, handler.id, "case.read", True, case.id, (case.resident.id,)))
    if random.random() < 0.02:
        other = random.choice(all_)
        at = _hour(random, _workday(case.closed.date(), random.randint(1, 60)), other)
        _open_closed(unit, case, other.id, at, entries)


def _open_closed(unit: int, case: Case, who: UUID, at: datetime, entries: list[Entry]) -> None:
    """Whoever did not handle it chooses a reason before it opens."""
    resident = (case.resident.id,)
    if who not in case.hands and at > case.closed:
        entries.append(Entry(at, unit, who, "case.opened_with_reason", True, case.id, resident, '{"reason": "called"}'))
    entries.append(Entry(at + timedelta(seconds=5), unit, who, "case.read", True, case.id, resident))


def _lists(random: Random, people: Population, unit: int, months: tuple[int, ...]) -> Iterator[Entry]:
    residents = people.residents[unit]
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        if day.month not in months or day.weekday() >= _SATURDAY:
            continue
        for one in people.staff[unit]:
            for _ in range(_about(random, 6)):
                shown = tuple(person.id for person in random.sample(residents, 5))
                yield Entry(_hour(random, day, one), unit, one.id, "cases.listed", True, None, shown)


# What is planted. Each kind gives the case to look in, how many times, and when, or nothing where it finds no case.
_Find = Callable[[Random, Population, Colleague, list[Case]], list[Case]]


def _of_person(cases: list[Case], persons: list[Person]) -> list[Case]:
    ids = {person.id for person in persons}
    return [case for case in cases if case.resident.id in ids]


# Somebody who works at two units looks at the same person at both: planted by itself, for two reviews to find.
AT_TWO_UNITS: Final = "two units"
_KINDS: Final[dict[str, tuple[_Find, tuple[int, int]]]] = {
    # Somebody of the family, or who lives there.
    "relative": (lambda r, p, who, cases: _of_person(cases, p.family.get(who.own.id, [])), (1, 5)),
    "own case": (lambda r, p, who, cases: _of_person(cases, [who.own]), (1, 4)),
    "colleague": (
        lambda r, p, who, cases: _of_person(cases, [one.own for one in p.staff[who.unit] if one is not who]),
        (1, 4),
    ),
    # Somebody known, a neighbour or an ex: nothing in common but the many looks.
    "one person": (lambda r, p, who, cases: [r.choice(cases)], (3, 8)),
    # Many, for nothing but curiosity.
    "curious": (lambda r, p, who, cases: r.sample(cases, min(len(cases), r.randint(10, 25))), (1, 2)),
    "at night": (lambda r, p, who, cases: r.sample(cases, min(len(cases), r.randint(2, 6))), (1, 2)),
    "protected": (lambda r, p, who, cases: [case for case in cases if case.resident.is_protected], (1, 3)),
    "long closed": (
        lambda r, p, who, cases: r.sample(
            old := [case for case in cases if case.closed < max(c.began for c in cases) - timedelta(days=60)],
            min(len(old), 4),
        ),
        (1, 2),
    ),
}


def _plant(random: Random, people: Population, unit: int, month: int, cases: list[list[Case]], made: Year) -> None:
    """In half of a unit's months somebody does something; what kind is drawn."""
    if random.random() < 0.5:
        return
    who = random.choice(people.staff[unit])
    begun = datetime(FIRST_DAY.year, month, 1, tzinfo=UTC)
    known = [case for case in cases[unit] if case.began < begun + timedelta(days=25)]
    recent = [case for case in known if case.began > begun - timedelta(days=200)]
    drawn = random.sample(sorted([*_KINDS, AT_TWO_UNITS]), len(_KINDS) + 1)
    if drawn[0] == AT_TWO_UNITS and _plant_at_two(random, people, unit, month, cases, made):
        return
    # The first kind, in the order that was drawn, for which there is anything to look at.
    for kind in (kind for kind in drawn if kind in _KINDS):
        find, (least, most) = _KINDS[kind]
        if candidates := [case for case in find(random, people, who, recent) if who.id not in case.hands]:
            break
    else:
        return
    wanted = candidates if kind in ("curious", "at night", "long closed") else [random.choice(candidates)]
    handled = {case.resident.id for case in cases[unit] if who.id in case.hands}
    for case in wanted:
        if case.resident.id in handled:
            # She has had to do with the person: then it is not what is planted here.
            continue
        before = len(made.entries)
        for _ in range(random.randint(least, most)):
            day = date(FIRST_DAY.year, month, random.randint(1, 28))
            at = _at_night(random, day) if kind == "at night" else _hour(random, _workday(day, 0), who)
            if at.month == month and at > case.began:
                _open_closed(unit, case, who.id, at, made.entries)
        if len(made.entries) > before:
            made.planted.append(Planted(kind, unit, month, who.id, case.resident.id))


def _plant_at_two(
    random: Random, people: Population, unit: int, month: int, cases: list[list[Case]], made: Year
) -> bool:
    """Somebody looks at one who turns to both of the units where she works, at both of them; whether there was any."""
    begun = datetime(FIRST_DAY.year, month, 1, tzinfo=UTC)
    both = [(one, one.second_unit) for one in people.staff[unit] if one.second_unit is not None]
    for who, second in random.sample(both, len(both)):
        places = (unit, second)
        handled = {case.resident.id for place in places for case in cases[place] if who.id in case.hands}
        # Of each place the latest case of each resident whom she has had nothing to do with.
        known = [
            {
                case.resident.id: case
                for case in cases[place]
                if begun - timedelta(days=200) < case.began < begun and case.resident.id not in handled
            }
            for place in places
        ]
        if shared := sorted(known[0].keys() & known[1].keys()):
            whom = random.choice(shared)
            for place, at_place in zip(places, known, strict=True):
                for _ in range(random.randint(1, 3)):
                    day = date(FIRST_DAY.year, month, random.randint(1, 26))
                    _open_closed(place, at_place[whom], who.id, _hour(random, _workday(day, 0), who), made.entries)
                made.planted.append(Planted(AT_TWO_UNITS, place, month, who.id, whom))
            return True
    return False


def _about(random: Random, mean: float) -> int:
    return max(0, round(random.gauss(mean, mean**0.5)))


def _workday(day: date, later: int) -> date:
    day += timedelta(days=later)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def _hour(random: Random, day: date, who: Colleague) -> datetime:
    """By day for most, now and then late; those who work nights do so half of the time."""
    if who.works_nights and random.random() < 0.5:
        return _at_night(random, day)
    if random.random() < 0.01:
        return datetime(day.year, day.month, day.day, 20, random.randint(0, 59), tzinfo=UTC)
    return datetime(
        day.year, day.month, day.day, random.randint(7, 14), random.randint(0, 59), random.randint(0, 59), tzinfo=UTC
    )


def _at_night(random: Random, day: date) -> datetime:
    return datetime(
        day.year, day.month, day.day, random.choice((21, 22, 23, 0, 1, 2)), random.randint(0, 59), tzinfo=UTC
    )
