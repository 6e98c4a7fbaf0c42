"""Identity numbers, read by the rules that hold everywhere else."""

from typing import ClassVar

from personalverktyget.base import identity_numbers
from personalverktyget.domain.forms.definitions import Answer, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget, text_of


class IdentityNumberType(QuestionType):
    """A personal identity number, a coordination number or a reserve number, kept as its twelve characters."""

    takes_unknown = True
    takes_initial = False
    # Set where the program starts. Where nobody sets it only the tax agency's test numbers pass.
    accepts_real_numbers: ClassVar[bool] = False

    def read(self, item: Item, raw: object) -> Answer | None:
        """The number."""
        text = text_of(raw)
        if not text:
            return None
        try:
            return identity_numbers.accept(text, production=self.accepts_real_numbers).value
        except identity_numbers.InvalidIdentityNumber as wrong:
            if wrong.code is identity_numbers.Problem.NOT_A_TEST_NUMBER:
                raise Rejected(Problem(Code.NOT_A_TEST_NUMBER)) from None
            raise Rejected(Problem(Code.NOT_IDENTITY_NUMBER, {"reason": wrong.code.value})) from None

    def describe(self, item: Item) -> Widget:
        """A field of one line. Reserve numbers hold letters, so it is no field for digits only."""
        return Widget(control=Control.INPUT)

    def in_words(self, item: Item, answer: Answer) -> str:
        """The number as people write it."""
        return identity_numbers.written(str(answer))
