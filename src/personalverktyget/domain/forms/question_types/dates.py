"""A date."""

import re
from datetime import date
from typing import Final

from personalverktyget.base.clock import today
from personalverktyget.domain.forms.definitions import Answer, DayLimit, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import ORDER, Control, QuestionType, Widget, text_of

MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
EARLIEST: Final = "1800-01-01"
LATEST: Final = "2199-12-31"
_WRITTEN = re.compile(r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})")


class DateType(QuestionType):
    """A day, kept as 2026-11-23."""

    operators = ORDER
    takes_limits = True
    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The day, if it lies within the limits."""
        day = self.condition_answer(item, raw)
        if day is None:
            return None
        if str(day) < str(item.minimum or EARLIEST):
            raise Rejected(Problem(Code.TOO_EARLY, {"min": str(item.minimum or EARLIEST)}))
        if str(day) > str(item.maximum or LATEST):
            raise Rejected(Problem(Code.TOO_LATE, {"max": str(item.maximum or LATEST)}))
        if item.day_limit is DayLimit.NOT_FUTURE and str(day) > today().isoformat():
            raise Rejected(Problem(Code.IN_FUTURE))
        if item.day_limit is DayLimit.NOT_PAST and str(day) < today().isoformat():
            raise Rejected(Problem(Code.IN_PAST))
        return day

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """The day, wherever the limits lie."""
        text = text_of(raw).strip()
        if not text:
            return None
        match = _WRITTEN.fullmatch(text)
        if match is None or (not match[2] and len(text) != 8):
            raise Rejected(Problem(Code.NOT_DATE))
        try:
            return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
        except ValueError:
            raise Rejected(Problem(Code.NOT_DATE)) from None

    def describe(self, item: Item) -> Widget:
        """The browser's own choice of date."""
        return Widget(control=Control.INPUT, input_type="date")

    def in_words(self, item: Item, answer: Answer) -> str:
        """The day as people write it: 23 november 2026."""
        day = date.fromisoformat(str(answer))
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
