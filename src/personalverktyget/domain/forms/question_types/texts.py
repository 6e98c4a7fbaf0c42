"""Short and long text, stored to the letter; a short one on one line."""

import re
from typing import ClassVar, Final

from personalverktyget.domain.forms.definitions import Answer, Item
from personalverktyget.domain.forms.patterns import matches
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget, text_of

_LINE_BREAKS: Final = re.compile(r"[\r\n]+")


class StringType(QuestionType):
    """One line of text."""

    takes_length = True
    takes_pattern = True
    takes_unit = True
    default_length: ClassVar[int] = 250

    def longest(self, item: Item) -> int:
        """How many characters an answer may have."""
        return item.max_length or self.default_length

    def read(self, item: Item, raw: object) -> Answer | None:
        """The text as written."""
        text = self.kept(text_of(raw))
        if not text:
            return None
        if len(text) > self.longest(item):
            raise Rejected(Problem(Code.TOO_LONG, {"max": self.longest(item), "length": len(text)}))
        # Space around what was written is kept, and is of no account here.
        bare = text.strip()
        if len(bare) < (item.min_length or 0):
            raise Rejected(Problem(Code.TOO_SHORT, {"min": item.min_length or 0, "length": len(bare)}))
        if item.pattern and not matches(item.pattern, bare):
            raise Rejected(Problem(Code.NOT_LIKE_PATTERN, {"example": item.entry_format}))
        return text

    def kept(self, text: str) -> str:
        """No browser sends several lines for one, and a short text of FHIR's has but one: several are joined."""
        return _LINE_BREAKS.sub(" ", text)

    def describe(self, item: Item) -> Widget:
        """A field of one line."""
        return Widget(control=Control.INPUT, max_length=self.longest(item), unit=item.unit)


class TextType(StringType):
    """Several lines of text."""

    takes_unit = False
    default_length = 4000

    def kept(self, text: str) -> str:
        """Lines and all."""
        return text

    def describe(self, item: Item) -> Widget:
        """A field that grows with the length allowed."""
        rows = 3 if self.longest(item) <= 300 else 6
        return Widget(control=Control.TEXTAREA, rows=rows, max_length=self.longest(item))
