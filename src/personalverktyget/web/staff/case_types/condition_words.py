"""Conditions as sentences: "Visas när Har du feber? är Ja"."""

from collections.abc import Mapping
from string import Formatter
from typing import Final

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definitions import (
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.problems import Rejected
from personalverktyget.domain.forms.question_types import question_type
from personalverktyget.web.shared.languages import swedish

Words = Mapping[str, Promise]
# A text, and whether it is in the words of the form's own author.
Piece = tuple[str, bool]

# What stands for "exists" is two comparisons to a person, of which neither asks for an answer.
ANSWERED: Final = "answered"
UNANSWERED: Final = "unanswered"
_EXISTENCE: Final = {ANSWERED: lazy("är besvarad"), UNANSWERED: lazy("inte är besvarad")}
_PLAIN: Final = {
    Operator.EQUAL.value: lazy("är"),
    Operator.NOT_EQUAL.value: lazy("inte är"),
    Operator.GREATER.value: lazy("är mer än"),
    Operator.GREATER_OR_EQUAL.value: lazy("är minst"),
    Operator.LESS.value: lazy("är mindre än"),
    Operator.LESS_OR_EQUAL.value: lazy("är högst"),
}
_OF_DATES: Final = _PLAIN | {
    Operator.GREATER.value: lazy("är efter"),
    Operator.GREATER_OR_EQUAL.value: lazy("är tidigast"),
    Operator.LESS.value: lazy("är före"),
    Operator.LESS_OR_EQUAL.value: lazy("är senast"),
}
_OF_SEVERAL: Final = {
    Operator.EQUAL.value: lazy("innehåller"),
    Operator.NOT_EQUAL.value: lazy("inte innehåller"),
}


def comparisons(question: Item) -> Words:
    """The comparisons that a question allows, by their codes, in the order of use."""
    if question.type is ItemType.CHOICE and question.repeats:
        words: Words = _OF_SEVERAL
    else:
        words = _OF_DATES if question.type is ItemType.DATE else _PLAIN
    allowed = {operator.value for operator in question_type(question).operators}
    return {code: text for code, text in words.items() if code in allowed} | _EXISTENCE


def comparison_of(condition: Condition) -> str:
    """The code of a condition's comparison."""
    if condition.operator is Operator.EXISTS:
        return ANSWERED if condition.answer is True else UNANSWERED
    return condition.operator.value


def answer_words(question: Item, condition: Condition) -> str:
    """What a condition compares with, as a person reads it."""
    answer = condition.answer
    if question.type is ItemType.CHOICE:
        return next((option.text for option in question.answer_options if option.code == answer), str(answer))
    try:
        return question_type(question).in_words(question, answer)
    except (ValueError, Rejected):
        return str(answer)


def condition_words(form: FormDefinition, condition: Condition) -> str:
    """”Har du feber?” är ”Ja”, ready for a page."""
    return format_html_join("", "{}", ((swedish(text) if is_own else text,) for text, is_own in _said(form, condition)))


def sentence(form: FormDefinition, item: Item) -> str:
    """When an item shows; empty where it always does."""
    if not item.enable_when:
        return ""
    conditions = format_html_join(_joint(item), "{}", ((condition_words(form, c),) for c in item.enable_when))
    return format_html(_("Visas när {conditions}"), conditions=conditions)


def sentence_pieces(form: FormDefinition, item: Item) -> tuple[tuple[Piece, ...], ...]:
    """The sentence in pieces, a line for each condition, for a picture."""
    before, after = _("Visas när {conditions}").split("{conditions}")
    joints = [before, *([f"{_joint(item).strip()} "] * (len(item.enable_when) - 1))]
    return tuple(
        ((joint, False), *_said(form, condition), (after if joint is before else "", False))
        for joint, condition in zip(joints, item.enable_when, strict=False)
    )


def _said(form: FormDefinition, condition: Condition) -> tuple[Piece, ...]:
    question = form.by_link_id.get(condition.question)
    if question is None or not question.asks:
        return ((_("en fråga som är borttagen"), False),)
    code = comparison_of(condition)
    comparison = str(comparisons(question).get(code, _PLAIN.get(code, code)))
    own = {"question": question.text.strip() or _("frågan utan text")}
    text = _("”{question}” {comparison}")
    if condition.operator is not Operator.EXISTS:
        own["answer"], text = answer_words(question, condition), _("”{question}” {comparison} ”{answer}”")
    pieces: list[Piece] = []
    for literal, name, _spec, _conversion in Formatter().parse(text):
        pieces.append((literal, False))
        if name:
            pieces.append((own.get(name, comparison), name in own))
    return tuple(pieces)


def _joint(item: Item) -> str:
    return _(" och ") if item.enable_behavior is EnableBehavior.ALL else _(" eller ")
