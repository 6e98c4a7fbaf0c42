"""Identity numbers that somebody pastes, one a line: what each line amounts to before anybody is looked up. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from personalverktyget.base.identity_numbers import InvalidIdentityNumber, Problem, accept

MOST_LINES: Final = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: where it stands, what was written, and its number or what is wrong with it."""

    place: int
    text: str
    number: str = ""
    problem: Problem | None = None
    # The line on which the same number stands before.
    double_of: int = 0


def lines_of(text: str, *, production: bool) -> Iterator[Line]:
    """The lines in their order. The same number written in two ways is a double."""
    seen: dict[str, int] = {}
    for place, written in enumerate(text.splitlines(), start=1):
        plain = written.strip().strip(",;").strip()
        if not plain:
            continue
        try:
            number = accept(plain, production=production).value
        except InvalidIdentityNumber as error:
            yield Line(place, plain, problem=error.code)
            continue
        yield Line(place, plain, number, double_of=seen.get(number, 0))
        seen.setdefault(number, place)
