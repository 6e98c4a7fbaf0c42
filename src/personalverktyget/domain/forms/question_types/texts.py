"""Short and long text, stored to the letter."""

from typing import ClassVar

from personalverktyget.domain.forms.definitions import Answer, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget, text_of


class StringType(QuestionType):
    """One line of text."""

    takes_length = True
    default_length: ClassVar[int] = 250

    def longest(self, item: Item) -> int:
        """How many characters an answer may have."""
        return item.max_length or self.default_length

    def read(self, item: Item, raw: object) -> Answer | None:
        """The text as written."""
        text = text_of(raw)
        if len(text) > self.longest(item):
            raise Rejected(Problem(Code.TOO_LONG, {"max": self.longest(item), "length": len(text)}))
        return text or None

    def describe(self, item: Item) -> Widget:
        """A field of one line."""
        return Widget(control=Control.INPUT, max_length=self.longest(item), unit=item.unit)


class TextType(StringType):
    """Several lines of text."""

    default_length = 4000

    def describe(self, item: Item) -> Widget:
        """A field that grows with the length allowed."""
        rows = 3 if self.longest(item) <= 300 else 6
        return Widget(control=Control.TEXTAREA, rows=rows, max_length=self.longest(item))
