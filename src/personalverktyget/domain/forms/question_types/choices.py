"""Yes or no, one of several, several of several."""

from typing import Final

from personalverktyget.domain.forms.definitions import UNKNOWN, Answer, AnswerOption, Appearance, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget, text_of
from personalverktyget.domain.forms.translations.languages import joined
from personalverktyget.domain.forms.translations.texts import COMMON, Part

YES_AND_NO: Final = (AnswerOption("true", COMMON[Part.YES]), AnswerOption("false", COMMON[Part.NO]))
_YES: Final = frozenset({"true", "ja"})
_NO: Final = frozenset({"false", "nej"})


class BooleanType(QuestionType):
    """Yes or no: in Swedish, unless the form is translated and brings the two words as its alternatives."""

    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """``True`` or ``False``, also from the words that a page sends."""
        if isinstance(raw, bool):
            return raw
        text = text_of(raw).strip().lower()
        if not text:
            return None
        if text not in _YES | _NO:
            raise Rejected(Problem(Code.NOT_YES_OR_NO))
        return text in _YES

    def describe(self, item: Item) -> Widget:
        """Two radio buttons."""
        return Widget(control=Control.RADIO, options=known_options(item) or YES_AND_NO)

    def in_words(self, item: Item, answer: Answer) -> str:
        """Ja or Nej."""
        yes, no = known_options(item) or YES_AND_NO
        return yes.text if answer is True else no.text


def known_options(item: Item) -> tuple[AnswerOption, ...]:
    """The alternatives without the one that one does not know, which a translated form has among them."""
    options = item.answer_options
    return options[:-1] if options and options[-1].code == UNKNOWN else options


def _option_text(item: Item, code: object) -> str:
    return next((option.text for option in item.answer_options if option.code == code), str(code))


class ChoiceType(QuestionType):
    """One of several alternatives."""

    takes_options = True
    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The code of the alternative."""
        code = text_of(raw)
        if not code:
            return None
        if all(option.code != code for option in item.answer_options):
            raise Rejected(Problem(Code.NOT_AN_OPTION))
        return code

    def describe(self, item: Item) -> Widget:
        """Radio buttons, or a list that opens."""
        control = Control.SELECT if item.appearance is Appearance.LIST else Control.RADIO
        return Widget(control=control, options=known_options(item))

    def in_words(self, item: Item, answer: Answer) -> str:
        """The words of the alternative."""
        return _option_text(item, answer)


class MultipleChoiceType(QuestionType):
    """Several of several alternatives, kept in the order of the form."""

    takes_options = True
    takes_several = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The codes of the alternatives, each once."""
        written = [raw] if isinstance(raw, str) else raw
        if written is None:
            return None
        if not isinstance(written, list | tuple) or len(written) > 2 * len(item.answer_options):
            raise Rejected(Problem(Code.WRONG_KIND))
        chosen = {text_of(code) for code in written} - {""}
        if chosen - {option.code for option in item.answer_options}:
            raise Rejected(Problem(Code.NOT_AN_OPTION))
        if chosen and len(chosen) < item.fewest:
            raise Rejected(Problem(Code.TOO_FEW, {"min": item.fewest}))
        if len(chosen) > item.most and item.max_occurs is not None:
            raise Rejected(Problem(Code.TOO_MANY, {"max": item.most}))
        return [option.code for option in item.answer_options if option.code in chosen] or None

    def describe(self, item: Item) -> Widget:
        """Check boxes."""
        return Widget(control=Control.CHECKBOXES, options=item.answer_options)

    def in_words(self, item: Item, answer: Answer) -> str:
        """The alternatives with commas between."""
        return joined(", ", [_option_text(item, code) for code in answer]) if isinstance(answer, list) else str(answer)

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """A condition looks for one alternative among those chosen."""
        return raw if any(option.code == raw for option in item.answer_options) and isinstance(raw, str) else None
