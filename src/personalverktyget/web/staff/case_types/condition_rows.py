"""Conditions in the editor: each a row of question, comparison and answer, and reading them back."""

from dataclasses import dataclass, replace
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from personalverktyget.domain.forms.definition_json import MAX_CONDITIONS
from personalverktyget.domain.forms.definitions import (
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.json_values import MAX_TEXT
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types import question_type
from personalverktyget.domain.forms.question_types.choices import YES_AND_NO
from personalverktyget.web.staff.case_types.condition_words import (
    ANSWERED,
    UNANSWERED,
    comparison_of,
    comparisons,
    condition_words,
)

Pairs = tuple[tuple[str, str], ...]
_WITHOUT_ANSWER: Final = frozenset({ANSWERED, UNANSWERED})
_NO_ANSWER: Final = Problem(Code.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """One condition as the editor shows it. Without ``options`` the answer is written."""

    number: int
    question: str
    questions: Pairs
    comparison: str
    comparisons: Pairs
    answer: str
    options: Pairs
    takes_answer: bool
    sentence: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class ReadConditions:
    """What the rows said, and what could not be understood, by the row's number."""

    conditions: tuple[Condition, ...]
    behavior: EnableBehavior
    errors: dict[int, str]


def questions_before(form: FormDefinition, item: Item) -> tuple[Item, ...]:
    """What a condition may ask about: the questions that come before the item."""
    before: list[Item] = []
    for other in form.by_link_id.values():
        if other.link_id == item.link_id:
            break
        if other.asks:
            before.append(other)
    return tuple(before)


def rows_of(
    form: FormDefinition, item: Item, *, errors: dict[int, str] | None = None, sent: QueryDict | None = None
) -> tuple[ConditionRow, ...]:
    """The item's conditions as rows. What was sent and could not be understood stays in its field."""
    errors = errors or {}
    before = questions_before(form, item)
    rows = []
    for number, condition in enumerate(item.enable_when):
        question = form.by_link_id.get(condition.question)
        known = [(other.link_id, _shown(other)) for other in before]
        if question is None or question not in before:
            text = _shown(question) if question else _("En fråga som är borttagen")
            known.insert(0, (condition.question, text))
        code = comparison_of(condition)
        answer = sent.get(f"c{number}_answer", "") if sent is not None and number in errors else _answer(condition)
        rows.append(
            ConditionRow(
                number=number,
                question=condition.question,
                questions=tuple(known),
                comparison=code,
                comparisons=tuple((key, str(words)) for key, words in comparisons(question).items())
                if question and question.asks
                else (),
                answer=answer,
                options=_options(question) if question else (),
                takes_answer=code not in _WITHOUT_ANSWER and question is not None and question.asks,
                sentence=condition_words(form, condition),
                error=errors.get(number, ""),
            )
        )
    return tuple(rows)


def read_rows(form: FormDefinition, item: Item, sent: QueryDict) -> ReadConditions:
    """The conditions that the rows say. A row that cannot be understood stays what it was."""
    found, errors = [], {}
    for number, old in enumerate(item.enable_when):
        if f"c{number}_question" not in sent:
            found.append(old)
            continue
        try:
            found.append(_read(form, old, number, sent))
        except Rejected:
            found.append(old)
            errors[number] = _("Skriv ett svar som frågan kan få.")
    any_is_enough = sent.get("behavior", item.enable_behavior.value) == EnableBehavior.ANY.value
    return ReadConditions(tuple(found), EnableBehavior.ANY if any_is_enough else EnableBehavior.ALL, errors)


def with_condition_on(form: FormDefinition, item: Item, question: str) -> Item:
    """The item with one condition more, which already means something."""
    asked = form.by_link_id.get(question)
    if asked is None or not asked.asks or len(item.enable_when) >= MAX_CONDITIONS:
        return item
    return replace(item, enable_when=(*item.enable_when, first_condition(asked)))


def without_condition(item: Item, number: int) -> Item:
    """The item without one of its conditions."""
    left = item.enable_when[:number] + item.enable_when[number + 1 :]
    return replace(item, enable_when=left)


def first_condition(question: Item) -> Condition:
    """A condition on a question before anybody has said which: yes, the first alternative, or any answer at all."""
    if question.type is ItemType.BOOLEAN:
        return Condition(question.link_id, Operator.EQUAL, True)
    if question.answer_options:
        return Condition(question.link_id, Operator.EQUAL, question.answer_options[0].code)
    return Condition(question.link_id, Operator.EXISTS, True)


def _read(form: FormDefinition, old: Condition, number: int, sent: QueryDict) -> Condition:
    question = form.by_link_id.get(sent.get(f"c{number}_question", ""))
    if question is None or not question.asks:
        return old
    if question.link_id != old.question:
        return first_condition(question)
    code = sent.get(f"c{number}_comparison", comparison_of(old))
    if code in _WITHOUT_ANSWER:
        return Condition(question.link_id, Operator.EXISTS, code == ANSWERED)
    operator = Operator(code) if code in comparisons(question) else old.operator
    raw = sent.get(f"c{number}_answer")
    if old.operator is Operator.EXISTS and not raw:
        # The comparison has just begun to ask for an answer: begin with one that the question can have.
        start = first_condition(question)
        return start if start.operator is not Operator.EXISTS else _compared(question, operator)
    answer = question_type(question).condition_answer(question, raw)
    if answer is None:
        raise Rejected(_NO_ANSWER)
    if isinstance(answer, str) and len(answer) > MAX_TEXT:
        raise Rejected(Problem(Code.TOO_LONG, {"max": MAX_TEXT}))
    return Condition(question.link_id, operator, answer)


def _compared(question: Item, operator: Operator) -> Condition:
    """A comparison with an answer that is there only to be changed."""
    for answer in (question.minimum, 0, "0", "2026-01-01", "-"):
        try:
            if answer is not None and question_type(question).condition_answer(question, answer) == answer:
                return Condition(question.link_id, operator, answer)
        except Rejected:
            continue
    return Condition(question.link_id, Operator.EXISTS, True)


def _options(question: Item) -> Pairs:
    if question.type is ItemType.BOOLEAN:
        return tuple((option.code, option.text) for option in YES_AND_NO)
    return tuple((option.code, option.text) for option in question.answer_options)


def _answer(condition: Condition) -> str:
    if isinstance(condition.answer, bool):
        return "true" if condition.answer else "false"
    return str(condition.answer)


def _shown(question: Item) -> str:
    return question.text.strip() or _("Fråga utan text")
