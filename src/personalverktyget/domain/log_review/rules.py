"""Which of a period's entries a reviewer should look at first, and why. Pure: facts in, flags and order out.

What is ranked is not the single entry but what one staff member did with one resident's data in the period: seven
opens of the same resident are one thing to ask about. The entry that stands for them is the latest.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Flag(StrEnum):
    """Why an entry is worth a look."""

    REASON_GIVEN = "reason_given"
    NOT_INVOLVED = "not_involved"
    OWN_OR_RELATIVE = "own_or_relative"
    SAME_NAME = "same_name"
    SAME_ADDRESS = "same_address"
    COLLEAGUE = "colleague"
    MANY_READS = "many_reads"
    MANY_UNITS = "many_units"
    ODD_HOURS = "odd_hours"
    PROTECTED = "protected"
    AFTER_CLOSING = "after_closing"
    NO_ACTION = "no_action"


# How much each flag counts. Set by reasoning, never on the seeds that are reported (`make bench-log-review`).
USUAL_WEIGHTS: Final[Mapping[Flag, int]] = {
    Flag.REASON_GIVEN: 60,
    Flag.NOT_INVOLVED: 25,
    Flag.OWN_OR_RELATIVE: 60,
    Flag.SAME_NAME: 35,
    Flag.SAME_ADDRESS: 60,
    Flag.COLLEAGUE: 40,
    Flag.MANY_READS: 20,
    Flag.MANY_UNITS: 40,
    Flag.ODD_HOURS: 25,
    Flag.PROTECTED: 20,
    Flag.AFTER_CLOSING: 30,
    Flag.NO_ACTION: 10,
}
HEAVIEST: Final = 100
# So many opens of one resident in a month are many, whoever one is.
_MANY: Final = 4
# Whoever is at work at odd hours as often as this works then; it says nothing of the single entry.
_USUAL_SHARE: Final = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one staff member did with one resident's data in a period at a unit."""

    seq: int
    staff_id: str
    resident_id: str
    opens: int
    took_part: bool
    acted: int
    after_closing: int = 0
    at_odd_hours: int = 0
    # Which share of all that the staff member did in the period was done at odd hours.
    odd_share: float = 0.0
    units: int = 1
    is_protected: bool = False
    is_own: bool = False
    is_relative: bool = False
    is_colleague: bool = False
    # How many of the residents in the period's log bear the staff member's surname, this one among them; 0: not this.
    name_bearers: int = 0
    same_address: bool = False
    reasons_given: int = 0


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag, how many times what it says was so, and how strongly it counts (0 to 1, or more where it adds up)."""

    flag: Flag
    count: int
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with what speaks for looking at it."""

    seq: int
    score: float
    raised: tuple[Raised, ...] = field(default=())

    @property
    def comes_first(self) -> bool:
        """Closed cases that were opened for a reason given come before everything else."""
        return any(raised.flag is Flag.REASON_GIVEN for raised in self.raised)


def raised_by(facts: Facts) -> tuple[Raised, ...]:
    """The flags that the facts raise, in the order of the list."""
    outside = not facts.took_part
    found = [
        (Flag.REASON_GIVEN, facts.reasons_given, 1.0),
        (Flag.NOT_INVOLVED, facts.opens if outside else 0, 1.0),
        (Flag.OWN_OR_RELATIVE, facts.opens if facts.is_own or facts.is_relative else 0, 1.0),
        (Flag.SAME_NAME, facts.opens if facts.name_bearers else 0, _rarity(facts.name_bearers)),
        (Flag.SAME_ADDRESS, facts.opens if facts.same_address else 0, 1.0),
        (Flag.COLLEAGUE, facts.opens if facts.is_colleague else 0, 1.0),
        (Flag.MANY_READS, facts.opens if facts.opens >= _MANY else 0, _excess(facts.opens, acted=facts.acted)),
        (Flag.MANY_UNITS, facts.units if facts.units > 1 else 0, 1.0),
        (Flag.ODD_HOURS, facts.at_odd_hours if facts.odd_share < _USUAL_SHARE else 0, 1.0 if outside else 0.5),
        (Flag.PROTECTED, facts.opens if facts.is_protected else 0, 1.0 if outside else 0.3),
        (Flag.AFTER_CLOSING, facts.after_closing, 1.0 if outside else 0.4),
        (Flag.NO_ACTION, facts.opens if not facts.acted else 0, 1.0),
    ]
    return tuple(Raised(flag, count, strength) for flag, count, strength in found if count)


def score(raised: Iterable[Raised], weights: Mapping[Flag, int]) -> float:
    """What the flags count together."""
    return sum(weights.get(one.flag, 0) * one.strength for one in raised)


def ranked(facts: Iterable[Facts], weights: Mapping[Flag, int], size: int) -> list[Ranked]:
    """The ``size`` that are most worth a look, the most so first. What raises nothing is never among them."""
    found = [Ranked(one.seq, score(raised := raised_by(one), weights), raised) for one in facts]
    # Whatever the flags weigh: whoever gave a reason to open a closed case is met first.
    worth = [one for one in found if one.score > 0 or one.comes_first]
    return sorted(worth, key=lambda one: (not one.comes_first, -one.score, one.seq))[:size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many entries are chosen: a share of all drawn at random, within bounds, and so many ranked."""

    random_percent: int = 2
    random_least: int = 10
    random_most: int = 20
    ranked: int = 40

    def random_of(self, population: int) -> int:
        """How many of so many entries are drawn."""
        share = math.ceil(population * self.random_percent / 100)
        return min(population, max(self.random_least, min(share, self.random_most)))


@dataclass(frozen=True, slots=True)
class Days:
    """A period, both days included."""

    first: date
    last: date


def last_whole_period(on: date, months: int) -> Days:
    """The latest period of so many calendar months that is over: January to March is one of three months."""
    months_gone = (on.year * 12 + on.month - 1) // months * months
    end = date(months_gone // 12, months_gone % 12 + 1, 1)
    begin = months_gone - months
    return Days(date(begin // 12, begin % 12 + 1, 1), end - timedelta(days=1))


def next_period(on: date, months: int, reviewed_to: date | None) -> Days | None:
    """The days that a unit's next scheduled review covers; ``None`` where all that is over has been reviewed.

    It begins where the last one ended, so that no day is left out when the schedule is changed, and none is taken
    twice. Older than a year nothing is caught up on.
    """
    usual = last_whole_period(on, months)
    if reviewed_to is None:
        return usual
    first = max(reviewed_to + timedelta(days=1), usual.last - timedelta(days=365))
    return Days(first, usual.last) if first <= usual.last else None


def _rarity(bearers: int) -> float:
    """A surname that many bear says little."""
    return 1 / math.sqrt(bearers) if bearers else 0.0


def _excess(opens: int, *, acted: int) -> float:
    """Seven opens by one who wrote five times are five expected and two too many."""
    return min(3.0, math.log2(max(1, opens - 2 * acted) / _MANY + 1))
