"""What the demo's residents and units have done to each other up to now: about two thousand cases in all states."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from personalverktyget.demo.world.lives import TO_STATE, CaseLife, live
from personalverktyget.demo.world.moments import LAST, Moments
from personalverktyget.demo.world.offers import APPOINTMENT, CARE_REQUEST, CASES, PRESCRIPTION, USE, feedback_days
from personalverktyget.demo.world.people import Team, Town
from personalverktyget.demo.world.places import SERIES
from personalverktyget.demo.world.texts.cases import LETTERS
from personalverktyget.demo.world.texts.writer import Writer
from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.cases.services import ImportedStep
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.organisation.directory import DirectoryUnit
from personalverktyget.domain.people.registers import RegisteredPerson

DAYS: Final = 60
SEED: Final = 20261123
TRIES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCase:
    """One case: whose, where, what was written, and what became of it. ``resident`` is an identity number."""

    resident: str
    unit: str
    case_type: str
    answers: Mapping[str, Any]
    steps: tuple[ImportedStep, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Open:
    """Open cases that a large unit has: in how many working days feedback is due, or how old they are, in such days."""

    state: State
    due_in: tuple[int, ...] = ()
    ages: tuple[int, ...] = ()


# What lies at the large unit just now. Smaller units have their share of it.
AT_THE_LARGE_UNIT: Final = (
    Open(State.RECEIVED, due_in=(-1, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3)),
    Open(State.ASSIGNED, due_in=(-2, 0, 0, 1, 1, 1, 2, 2, 2, 2)),
    Open(State.IN_PROGRESS, ages=(2, 3, 4, 5, 7, 9)),
    Open(State.AWAITING_RESIDENT, ages=(1, 2, 3, 4, 6, 8, 11)),
    Open(State.ANSWERED_BY_RESIDENT, ages=(2, 3, 4, 6)),
)
# Cases of those who can be signed in as: place among the personas, the unit, the state, and the type of case.
OF_PERSONAS: Final = (
    (0, "1A01", State.RECEIVED, PRESCRIPTION),
    (0, "1A01", State.AWAITING_RESIDENT, PRESCRIPTION),
    (0, "1A01", State.IN_PROGRESS, APPOINTMENT),
    (0, "1A01", State.CLOSED, PRESCRIPTION),
    (0, "1A05", State.CLOSED, CARE_REQUEST),
    (1, "1A01", State.ASSIGNED, PRESCRIPTION),
    (1, "1A12", State.AWAITING_RESIDENT, CARE_REQUEST),
    (1, "1A02", State.CLOSED, APPOINTMENT),
    (2, "1A01", State.RECEIVED, APPOINTMENT),
    (2, "1A01", State.ASSIGNED, PRESCRIPTION),
    (2, "1A05", State.CLOSED, CARE_REQUEST),
)


def plan(
    units: Iterable[DirectoryUnit],
    people: Iterable[RegisteredPerson],
    personas: Sequence[str],
    now: datetime,
    seed: int = SEED,
) -> list[PlannedCase]:
    """All cases. ``personas`` are the numbers of the residents who can be signed in as."""
    rng = random.Random(seed)
    writer, town = Writer(rng), Town(people)
    cases: list[PlannedCase] = []
    for unit in units:
        key = unit.hsa_id.removeprefix(f"{SERIES}-")
        cases += AtUnit(unit, key, writer, town, Moments(rng, now, _hours(unit))).cases(personas)
    return cases


def _hours(unit: DirectoryUnit) -> OpeningHours:
    return OpeningHours.from_json(unit.opening_hours)


class AtUnit:
    """Plans the cases of one unit."""

    def __init__(self, unit: DirectoryUnit, key: str, writer: Writer, town: Town, moments: Moments) -> None:
        self.unit, self.key, self.writer, self.town, self.moments = unit, key, writer, town, moments
        self.random, self.team = writer.random, Team(key)

    def cases(self, personas: Sequence[str]) -> Iterator[PlannedCase]:
        """The open ones that the unit has just now, and then as many closed ones as it takes."""
        reserved = [(personas[who], state, kind) for who, key, state, kind in OF_PERSONAS if key == self.key]
        made = 0
        for state, due_in, age in self._open():
            number, case_type = self._take_reserved(reserved, state)
            yield self._open_case(state, due_in, age, number, case_type)
            made += 1
        for _ in range(CASES[self.key] - made):
            number, case_type = self._take_reserved(reserved, State.CLOSED)
            yield self._closed_case(number, case_type)

    def _open(self) -> Iterator[tuple[State, int | None, int]]:
        for kind in AT_THE_LARGE_UNIT:
            for due_in in self._share_of(kind.due_in):
                yield kind.state, due_in, 0
            for age in self._share_of(kind.ages):
                yield kind.state, None, age

    def _share_of(self, kind: tuple[int, ...]) -> list[int]:
        """A little more than the unit's share, and at least one: a small unit is slower to come round to things."""
        share = min(1.0, 1.25 * CASES[self.key] / max(CASES.values()))
        return self.random.sample(kind, k=max(1, round(len(kind) * share))) if kind else []

    def _take_reserved(self, reserved: list[tuple[str, State, str]], state: State) -> tuple[str, str]:
        for place, (number, of, case_type) in enumerate(reserved):
            if of is state:
                del reserved[place]
                return number, case_type
        use = USE[self.unit.kind]
        return "", self.random.choices(list(use), list(use.values()))[0]

    def _open_case(self, state: State, due_in: int | None, age: int, number: str, case_type: str) -> PlannedCase:
        back = age if due_in is None else max(0, feedback_days(case_type) - due_in)
        day = self.moments.working_days_ago(back)
        topic, answers = LETTERS[case_type](self.writer, self.unit.kind)
        for _ in range(TRIES):
            life = self._life(state, self.moments.sent_on(day), case_type, topic)
            if life.last < self.moments.now - LAST:
                break
        return self._planned(life, state, number, answers)

    def _closed_case(self, number: str, case_type: str) -> PlannedCase:
        topic, answers = LETTERS[case_type](self.writer, self.unit.kind)
        while True:
            life = self._life(State.CLOSED, self.moments.sent_within(DAYS), case_type, topic)
            if life.last < self.moments.now - LAST:
                return self._planned(life, State.CLOSED, number, answers)

    def _life(self, state: State, received_at: datetime, case_type: str, topic: str) -> CaseLife:
        life = CaseLife(self.writer, self.moments, self.team, case_type, topic, received_at)
        live(life, TO_STATE[state])
        return life

    def _planned(self, life: CaseLife, state: State, number: str, answers: Mapping[str, Any]) -> PlannedCase:
        region = f"{self.key[0]}000"
        number = number or self.town.resident(self.random, region, self.unit.kind, life.received_at)
        return PlannedCase(
            resident=number,
            unit=self.unit.hsa_id,
            case_type=life.case_type,
            answers={name: value for name, value in answers.items() if value != ""},
            steps=life.told(self.moments.now),
            state=state,
        )
