"""Whole and decimal numbers."""

import re
from decimal import Decimal
from typing import Final

from personalverktyget.domain.forms.definitions import Answer, AnswerOption, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import ORDER, Control, QuestionType, Rank, Widget, text_of
from personalverktyget.domain.forms.translations.languages import SWEDISH, language_of

LARGEST: Final = 10**12
_WHOLE = re.compile(r"[+-]?[0-9]{1,13}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,13}([.,][0-9]{1,9})?")


def _digits_of(raw: object) -> str:
    """What was written, without the spaces that part thousands and with an ordinary minus sign."""
    text = raw if isinstance(raw, str) else "" if raw is None else None
    if text is None:
        raise Rejected(Problem(Code.WRONG_KIND))
    return re.sub(r"\s", "", text_of(text)).replace("\u2212", "-")


def _require_limits(item: Item, number: Decimal) -> None:
    smallest = Decimal(-LARGEST if item.minimum is None else item.minimum)
    largest = Decimal(LARGEST if item.maximum is None else item.maximum)
    if number < smallest:
        raise Rejected(Problem(Code.TOO_SMALL, {"min": _with_comma(str(smallest))}))
    if number > largest:
        raise Rejected(Problem(Code.TOO_LARGE, {"max": _with_comma(str(largest))}))


def _with_comma(number: str) -> str:
    return number.replace(".", ",")


class IntegerType(QuestionType):
    """A whole number."""

    operators = ORDER
    takes_limits = True
    takes_unit = True
    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The number."""
        number = self._number(raw)
        if number is not None:
            _require_limits(item, Decimal(number))
        return number

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """The number, wherever the limits lie."""
        return self._number(raw)

    def _number(self, raw: object) -> int | None:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return raw if abs(raw) <= LARGEST else self._refuse()
        text = _digits_of(raw)
        if not text:
            return None
        return int(text) if _WHOLE.fullmatch(text) else self._refuse()

    def _refuse(self) -> int:
        raise Rejected(Problem(Code.NOT_WHOLE_NUMBER))

    def describe(self, item: Item) -> Widget:
        """A field of one line with the keyboard for digits; no spinner, which a turning wheel would change."""
        return Widget(control=Control.INPUT, input_mode="numeric", unit=item.unit)

    def in_words(self, item: Item, answer: Answer) -> str:
        """The number with its unit."""
        return f"{answer} {item.unit}".strip()

    def rank(self, answer: Answer) -> Rank:
        """By value."""
        return Decimal(str(answer))


class DecimalType(QuestionType):
    """A number with decimals, kept as text with a point, so that 1,50 stays what was written."""

    operators = ORDER
    takes_limits = True
    takes_decimals = True
    takes_unit = True
    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The number as written."""
        number = self._number(raw)
        if number is None:
            return None
        _require_limits(item, Decimal(number))
        most = item.max_decimal_places
        if most is not None and len(number.partition(".")[2]) > most:
            raise Rejected(Problem(Code.TOO_MANY_DECIMALS, {"max": most}))
        return number

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """The number, wherever the limits lie."""
        return self._number(raw)

    def _number(self, raw: object) -> str | None:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            raw = str(raw) if abs(raw) <= LARGEST else "out of range"
        text = _digits_of(raw)
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            raise Rejected(Problem(Code.NOT_NUMBER))
        return text.replace(",", ".").removeprefix("+")

    def describe(self, item: Item) -> Widget:
        """A field of one line with the keyboard for decimals."""
        return Widget(control=Control.INPUT, input_mode="decimal", unit=item.unit)

    def in_words(self, item: Item, answer: Answer) -> str:
        """The number with a comma and its unit."""
        return f"{_with_comma(str(answer))} {item.unit}".strip()

    def rank(self, answer: Answer) -> Rank:
        """By value."""
        return Decimal(str(answer))


class ScaleType(IntegerType):
    """A whole number on a short scale whose ends have words, such as 0 (ingen smärta) to 10 (värsta tänkbara)."""

    takes_unit = False

    def steps(self, item: Item) -> range:
        """The numbers to choose among."""
        return range(int(item.minimum or 0), int(item.maximum or 0) + 1)

    def describe(self, item: Item) -> Widget:
        """The numbers in a row, each a radio button."""
        options = tuple(AnswerOption(str(step), str(step)) for step in self.steps(item))
        return Widget(control=Control.SCALE, options=options, ends=(item.min_label, item.max_label))

    def in_words(self, item: Item, answer: Answer) -> str:
        """The number with the end of its scale: 7 av 10."""
        return f"{answer} av {item.maximum}" if language_of(item.text) == SWEDISH else f"{answer}/{item.maximum}"
