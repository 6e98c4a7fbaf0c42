"""Which of the answers one looks at: by what was answered to one question, and by when."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, Shape

Condition = tuple[str, list[Any]]
_LARGEST: Final = Decimal(10) ** 15
_NUMBER: Final = r"^-?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is chosen; nothing chosen is all of them.

    ``question`` alone is all that have answered it. ``value`` is the code of an alternative, ``low`` and ``high`` a
    stretch of numbers or days, from the one to, and not with, the other; ``low`` alone is that number or day.
    """

    question: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING


EVERYTHING: Final = Chosen()


def condition_of(chosen: Chosen, questions: tuple[AskedQuestion, ...]) -> Condition:
    """The choice as a condition on ``said.answers`` and ``answer.received_at``. Raises ``NotFound`` for no question."""
    parts: list[Condition] = [*_times(chosen)]
    if chosen.question:
        asked = next((it for it in questions if it.id == chosen.question), None)
        if asked is None:
            raise NotFound
        parts.append(_of_answer(asked, chosen))
    return "".join(f" AND {sql}" for sql, _values in parts), [value for _sql, values in parts for value in values]


def _times(chosen: Chosen) -> Iterator[Condition]:
    if chosen.since:
        yield "answer.received_at >= %s", [_begins(chosen.since)]
    if chosen.until and chosen.until < date.max:
        yield "answer.received_at < %s", [_begins(chosen.until + timedelta(days=1))]


def _of_answer(asked: AskedQuestion, chosen: Chosen) -> Condition:
    if asked.group is None:
        return _on("said.answers", asked, chosen)
    sql, values = _on("repetition", asked, chosen)
    repetitions = "jsonb_array_elements(said.answers -> %s) AS repetition"
    return f"EXISTS (SELECT FROM {repetitions} WHERE {sql})", [asked.group.link_id, *values]


def _on(answers: str, asked: AskedQuestion, chosen: Chosen) -> Condition:
    if chosen.value:
        # An alternative is kept as its code, yes and no as themselves, a step of a scale as its number.
        return (
            f"({answers} -> %s @> to_jsonb(%s::text) OR {answers} ->> %s = %s)",
            [asked.id, chosen.value, asked.id, chosen.value],
        )
    if not chosen.low:
        return f"jsonb_exists({answers}, %s)", [asked.id]
    if not all(_is_meant(asked.shape, text) for text in (chosen.low, chosen.high) if text):
        raise NotFound
    if asked.shape is Shape.NUMBERS:
        number = f"CASE WHEN {answers} ->> %s ~ %s THEN ({answers} ->> %s)::numeric END"
        return _between(number, [asked.id, _NUMBER, asked.id], chosen, "numeric")
    return _between(f'left({answers} ->> %s, 10) COLLATE "C"', [asked.id], chosen, "text")


def _between(written: str, values: list[Any], chosen: Chosen, kind: str) -> Condition:
    if not chosen.high:
        return f"({written}) = %s::{kind}", [*values, chosen.low]
    return f"({written}) >= %s::{kind} AND ({written}) < %s::{kind}", [*values, chosen.low, *values, chosen.high]


def _is_meant(shape: Shape, text: str) -> bool:
    """Whether a number or day is one; addresses can be typed by hand."""
    with suppress(ValueError, InvalidOperation):
        if shape is Shape.DAYS:
            return date.fromisoformat(text).isoformat() == text
        return shape is Shape.NUMBERS and abs(Decimal(text)) < _LARGEST
    return False


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, STOCKHOLM)
