"""Whom a unit is for, worked out from where a resident is registered, her age and her sex. Pure.

What is not known of a resident shuts her out of nothing: see the decision on it (ADR 24).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Area:
    """Some residents: of a county or a municipality by the register's codes, of some ages, of a sex.

    What is empty or ``None`` asks for nothing. Both ages are included, in whole years.
    """

    county: str = ""
    municipality: str = ""
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None


def age_on(born_on: date, day: date) -> int:
    """Whole years. Whoever was born on 29 February turns a year older on 1 March where there is no such day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def holds(area: Area, *, county: str, municipality: str, sex: str, born_on: date | None, on: date) -> bool:
    """Whether a resident is among those, on a day in Sweden. What is not known of her is taken to be as asked for."""
    age = age_on(born_on, on) if born_on else None
    return (
        _as_asked(area.county, county)
        and _as_asked(area.municipality, municipality)
        and _as_asked(area.sex, sex)
        and (age is None or area.age_from is None or age >= area.age_from)
        and (age is None or area.age_to is None or age <= area.age_to)
    )


def is_among(
    areas: Iterable[Area], *, county: str, municipality: str, sex: str, born_on: date | None, on: date
) -> bool:
    """Whether one of the areas holds. Where there is none, nobody is among them."""
    return any(holds(area, county=county, municipality=municipality, sex=sex, born_on=born_on, on=on) for area in areas)


def _as_asked(asked: str, known: str) -> bool:
    return not asked or not known or asked == known
