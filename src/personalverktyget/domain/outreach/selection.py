"""Whom of its population a region writes to: where they live, how old they are, their legal sex. Pure.

What is not known of a resident is not taken to be as asked for: who is not surely meant gets nothing. (Whom a unit is
for is worked out the other way round, ``admittance/rules.py``: there what is not known shuts nobody out.)
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from personalverktyget.domain.admittance.rules import age_on

OLDEST: Final = 130
SEXES: Final = ("", "F", "M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """All in a county, or some of them. What is empty or ``None`` asks for nothing; both ages are included."""

    county: str
    municipality: str = ""
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None

    def means(self, *, county: str, municipality: str, sex: str, born_on: date | None, on: date) -> bool:
        """Whether a resident is among them, on a day in Sweden."""
        return (
            county == self.county
            and self.municipality in ("", municipality)
            and self.sex in ("", sex)
            and self._is_of_age(born_on, on)
        )

    def _is_of_age(self, born_on: date | None, on: date) -> bool:
        if self.age_from is None and self.age_to is None:
            return True
        if born_on is None:
            return False
        age = age_on(born_on, on)
        return (self.age_from or 0) <= age <= (OLDEST if self.age_to is None else self.age_to)
