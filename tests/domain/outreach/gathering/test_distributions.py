"""Bars: every answer is in one of them, the middle is in the middle, and there are few enough to look at."""

from collections import Counter
from datetime import date
from decimal import Decimal
from statistics import median, median_low

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.definitions import UNKNOWN, AnswerOption, Item, ItemType
from personalverktyget.domain.outreach.gathering.distributions import Bar, of_choices, of_days, of_numbers
from tests.support.generated_forms import DECIMALS, MOMENTS

NUMBER = Item(link_id="n", type=ItemType.DECIMAL, text="Hur mycket?", may_be_unknown=True)
DAY = Item(link_id="d", type=ItemType.DATE, text="När?")
SEVERAL = Item(
    link_id="c",
    type=ItemType.CHOICE,
    text="Vad?",
    repeats=True,
    answer_options=tuple(AnswerOption(code, code.upper()) for code in "abc"),
)
numbers = st.lists(DECIMALS | st.integers(-(10**12), 10**12) | st.integers(0, 9), min_size=1, max_size=60)


def _holds(bar: Bar, value: Decimal | date) -> bool:
    assert bar.low is not None
    if bar.high is None:
        return value == bar.low or (isinstance(value, date) and value >= bar.low)  # type: ignore[operator]
    return bar.low <= value < bar.high  # type: ignore[operator]


@given(numbers, st.integers(0, 3))
def test_each_number_is_in_one_bar_and_the_median_in_the_middle(answers: list[int | str], unknown: int) -> None:
    found = of_numbers(NUMBER, Counter([*answers, *[UNKNOWN] * unknown]))
    *bars, last = found.bars
    values = [Decimal(str(answer)) for answer in answers]
    assert (last.code, last.count) == (UNKNOWN, unknown)
    assert len(bars) <= 12
    assert [bar.count for bar in bars] == [sum(_holds(bar, value) for value in values) for bar in bars]
    assert sum(bar.count for bar in bars) == len(values)
    assert found.median == median(values)
    assert (found.least, found.greatest) == (min(values), max(values))


@given(st.lists(st.dates().map(str) | MOMENTS | st.dates(date(2026, 1, 1), date(2027, 6, 1)).map(str), min_size=1))
def test_each_day_is_in_one_bar(answers: list[str]) -> None:
    found = of_days(DAY, Counter(answers))
    days = [date.fromisoformat(answer[:10]) for answer in answers]
    assert len(found.bars) <= 14
    assert [bar.count for bar in found.bars] == [sum(_holds(bar, day) for day in days) for bar in found.bars]
    assert sum(bar.count for bar in found.bars) == len(days)
    assert found.median == median_low(days)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple)))
def test_of_several_alternatives_each_is_counted(answers: list[tuple[str, ...]]) -> None:
    found = of_choices(SEVERAL, Counter(answers))
    assert [(bar.words, bar.count) for bar in found.bars] == [
        (code.upper(), sum(code in answer for answer in answers)) for code in "abc"
    ]


def test_nothing_is_no_bars() -> None:
    assert not of_days(DAY, {}).bars
    assert of_numbers(NUMBER, {}).median is None
