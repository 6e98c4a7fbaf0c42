"""What every question type can do."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from personalverktyget.domain.forms.definitions import Answer, AnswerOption, Item, Operator, Prefill
from personalverktyget.domain.forms.problems import Code, Problem, Rejected

EQUALITY = frozenset({Operator.EXISTS, Operator.EQUAL, Operator.NOT_EQUAL})
ORDER = EQUALITY | {Operator.GREATER, Operator.LESS, Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL}

# A NUL cannot be stored in PostgreSQL, half a surrogate pair cannot be written as UTF-8. All else is kept.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

# What orders answers of one type: numbers by value, the others by their stored form (which for dates is by day).
Rank = Decimal | str


class Control(StrEnum):
    """What a question is answered with."""

    INPUT = "input"
    TEXTAREA = "textarea"
    RADIO = "radio"
    SELECT = "select"
    CHECKBOXES = "checkboxes"
    SCALE = "scale"
    FILES = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """What a page needs to know to draw a question; names as in HTML."""

    control: Control
    input_type: str = "text"
    input_mode: str = ""
    autocomplete: str = "off"
    rows: int = 0
    max_length: int | None = None
    unit: str = ""
    options: tuple[AnswerOption, ...] = ()
    ends: tuple[str, str] = ("", "")


class QuestionType(ABC):
    """Reads, draws, compares and retells the answers to one type of question."""

    operators: ClassVar[frozenset[Operator]] = EQUALITY
    takes_options: ClassVar[bool] = False
    takes_length: ClassVar[bool] = False
    takes_limits: ClassVar[bool] = False
    takes_pattern: ClassVar[bool] = False
    takes_decimals: ClassVar[bool] = False
    takes_unit: ClassVar[bool] = False
    takes_several: ClassVar[bool] = False
    takes_unknown: ClassVar[bool] = False
    takes_initial: ClassVar[bool] = True
    prefills: ClassVar[Prefill | None] = None

    @abstractmethod
    def read(self, item: Item, raw: object) -> Answer | None:
        """The answer in its one stored form, ``None`` when there is none; raises ``Rejected``."""

    @abstractmethod
    def describe(self, item: Item) -> Widget:
        """How the question is drawn."""

    def in_words(self, item: Item, answer: Answer) -> str:
        """The answer as a person reads it."""
        return str(answer)

    def rank(self, answer: Answer) -> Rank:
        """What conditions and limits compare."""
        return str(answer)

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """The answer that a condition compares with; limits of the question do not apply to it."""
        answer = self.read(item, raw)
        return None if isinstance(answer, list) else answer


def text_of(raw: object) -> str:
    """What was written, line ends made alike and nothing else changed; "" when nothing but space was written."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise Rejected(Problem(Code.WRONG_KIND))
    if _UNSTORABLE.search(raw):
        raise Rejected(Problem(Code.UNREADABLE_CHARACTERS))
    return raw.replace("\r\n", "\n") if raw.strip() else ""
