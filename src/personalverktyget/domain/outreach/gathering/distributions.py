"""How many have answered what: a bar for each alternative, for each stretch of numbers or days. Pure: no Django.

Every answer falls into one bar and no other, but for questions where one may choose several alternatives.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, TypeVar

from personalverktyget.domain.forms.definitions import UNKNOWN, AnswerOption, Item
from personalverktyget.domain.forms.question_types import question_type, unknown_option

MOST_BARS: Final = 12
# Up to so many different numbers each has a bar, however far apart; of so few answers stretches are long.
_FEW_NUMBERS, _FEW_ANSWERS = 6, 30
_FEW_DAYS, _A_YEAR = 14, 366
_LAST_YEAR: Final = date.max.year


@dataclass(frozen=True, slots=True)
class Bar:
    """So many have answered this: an alternative with its words, or from ``low`` to, and not with, ``high``."""

    count: int
    code: str = ""
    words: str = ""
    low: Decimal | date | None = None
    high: Decimal | date | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """The bars in their order, and of numbers and days what lies in the middle and at the ends."""

    bars: tuple[Bar, ...] = ()
    median: Decimal | date | None = None
    least: Decimal | date | None = None
    greatest: Decimal | date | None = None


def of_choices(item: Item, counts: Mapping[Any, int]) -> Distribution:
    """A bar for each alternative, also for those that nobody chose. An answer may be a tuple of several codes."""
    chosen: Counter[str] = Counter()
    for answer, count in counts.items():
        for code in answer if isinstance(answer, tuple) else (answer,):
            chosen[_code(code)] += count
    options = _options(item)
    known = {option.code for option in options}
    bars = [Bar(chosen[option.code], code=option.code, words=option.text) for option in options]
    bars += [Bar(count, code=code, words=code) for code, count in sorted(chosen.items()) if code not in known]
    return Distribution(tuple(bars))


def _options(item: Item) -> tuple[AnswerOption, ...]:
    options = tuple(option for option in question_type(item).describe(item).options if option.code != UNKNOWN)
    return (*options, unknown_option(item)) if item.may_be_unknown else options


def _code(answer: object) -> str:
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def of_numbers(item: Item, counts: Mapping[Any, int]) -> Distribution:
    """A bar for each number where there are few or they lie close, for stretches of even length otherwise."""
    numbers: Counter[Decimal] = Counter()
    for answer, count in counts.items():
        if answer != UNKNOWN:
            numbers[Decimal(str(answer))] += count
    bars = tuple(_number_bars(numbers))
    return _with_ends(numbers, (*bars, *_unknown_bar(item, counts)), _middle_number(numbers))


def _number_bars(numbers: Mapping[Decimal, int]) -> Iterator[Bar]:
    if not numbers:
        return
    if len(numbers) <= _FEW_NUMBERS or _lie_close(numbers):
        yield from (Bar(numbers[number], low=number) for number in sorted(numbers))
        return
    least, greatest = min(numbers), max(numbers)
    most = 5 if sum(numbers.values()) < _FEW_ANSWERS else 10
    step = _even_step(greatest - least, at_least=Decimal(1) if _are_whole(numbers) else None, most=most)
    start = (least / step).to_integral_value("ROUND_FLOOR") * step
    in_bar: Counter[int] = Counter()
    for number, count in numbers.items():
        in_bar[int((number - start) // step)] += count
    for place in range(max(in_bar) + 1):
        low = start + place * step
        yield Bar(in_bar[place], low=low, high=low + step)


def _lie_close(numbers: Iterable[Decimal]) -> bool:
    """Whether they are whole, and no more than there are bars from the least to the greatest."""
    return _are_whole(numbers) and max(numbers) - min(numbers) < MOST_BARS


def _are_whole(numbers: Iterable[Decimal]) -> bool:
    return all(number == number.to_integral_value() for number in numbers)


def _even_step(span: Decimal, *, at_least: Decimal | None, most: int = 10) -> Decimal:
    """1, 2 or 5 at some power of ten, so that the span takes one more than ``most`` such steps at most."""
    exponent = (span / most).adjusted()
    steps = (Decimal(sign).scaleb(exponent) for sign in (1, 2, 5, 10))
    step = next(step for step in steps if step * most >= span)
    return max(step, at_least) if at_least else step


def _middle_number(numbers: Mapping[Decimal, int]) -> Decimal | None:
    total = sum(numbers.values())
    if not total:
        return None
    return (_at_place(numbers, (total - 1) // 2) + _at_place(numbers, total // 2)) / 2


def of_days(item: Item, counts: Mapping[Any, int]) -> Distribution:
    """A bar for each day, month, or stretch of years, after how far apart they lie. Moments count as their days."""
    days: Counter[date] = Counter()
    for answer, count in counts.items():
        if answer != UNKNOWN:
            days[date.fromisoformat(str(answer)[:10])] += count
    bars = tuple(_day_bars(days))
    middle = _at_place(days, (sum(days.values()) - 1) // 2) if days else None
    return _with_ends(days, (*bars, *_unknown_bar(item, counts)), middle)


def _day_bars(days: Mapping[date, int]) -> Iterator[Bar]:
    if not days:
        return
    edges = list(_edges(min(days), max(days)))
    for low, high in pairwise(edges):
        yield Bar(sum(count for day, count in days.items() if low <= day < high), low=low, high=high)
    beyond = sum(count for day, count in days.items() if day >= edges[-1])
    if beyond:
        yield Bar(beyond, low=edges[-1])


def _edges(first: date, last: date) -> Iterator[date]:
    """Where bars begin, and where the last one ends, if the calendar goes that far."""
    if (last - first).days < _FEW_DAYS:
        yield from (first + timedelta(days=place) for place in range((last - first).days + 1))
        if last < date.max:
            yield last + timedelta(days=1)
        return
    if (last - first).days < _A_YEAR:
        edge = first.replace(day=1)
        while edge <= last:
            yield edge
            if edge.year == _LAST_YEAR and edge.month == 12:
                return
            edge = (edge + timedelta(days=32)).replace(day=1)
        yield edge
        return
    step = int(_even_step(Decimal(last.year - first.year), at_least=Decimal(1)))
    start = max(first.year // step * step, 1)
    years = range(start, last.year + 1, step) if start > 1 else (1, *range(step, last.year + 1, step))
    yield from (date(year, 1, 1) for year in years if year <= _LAST_YEAR)
    end = (last.year // step + 1) * step
    if end <= _LAST_YEAR:
        yield date(end, 1, 1)


_V = TypeVar("_V", Decimal, date)


def _at_place(values: Mapping[_V, int], place: int) -> _V:
    """The value that stands there when all are put in order."""
    for value in sorted(values):
        place -= values[value]
        if place < 0:
            return value
    raise IndexError(place)


def _with_ends(values: Mapping[_V, int], bars: tuple[Bar, ...], median: _V | None) -> Distribution:
    return Distribution(bars, median, min(values, default=None), max(values, default=None))


def _unknown_bar(item: Item, counts: Mapping[Any, int]) -> Iterator[Bar]:
    if item.may_be_unknown:
        yield Bar(counts.get(UNKNOWN, 0), code=UNKNOWN, words=unknown_option(item).text)
