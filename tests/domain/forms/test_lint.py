"""Advice about forms: each kind where it is due, and silence where nothing is to be said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.lint import Advice, remarks
from personalverktyget.domain.forms.readability import lix

AGE = Item(link_id="age", type=ItemType.INTEGER, text="Hur gammal är du?", help="I år.", minimum=0, maximum=120)
WHERE = Item(
    link_id="where",
    type=ItemType.CHOICE,
    text="Var gör det ont?",
    answer_options=(AnswerOption("knee", "Knä"), AnswerOption("arm", "Arm")),
)
MORE = Item(link_id="more", type=ItemType.STRING, text="Berätta mer")


def form(*items: Item) -> FormDefinition:
    return FormDefinition(title="Prov", items=(Item(link_id="page", type=ItemType.GROUP, text="Sida", items=items),))


def advised(*items: Item) -> set[tuple[str, Advice]]:
    return {(remark.link_id, remark.advice) for remark in remarks(form(*items))}


def shown_when(*conditions: Condition, behavior: EnableBehavior = EnableBehavior.ALL) -> Item:
    return replace(MORE, enable_when=conditions, enable_behavior=behavior)


def test_nothing_is_said_of_a_form_without_faults() -> None:
    assert advised(AGE, WHERE, MORE) == set()


@pytest.mark.parametrize(
    "conditions",
    [
        (Condition("age", Operator.GREATER, 120),),
        (Condition("age", Operator.LESS, 0),),
        (Condition("age", Operator.EQUAL, 130),),
        (Condition("where", Operator.EQUAL, "knee"), Condition("where", Operator.EQUAL, "arm")),
        (Condition("where", Operator.EXISTS, False), Condition("where", Operator.EQUAL, "arm")),
    ],
)
def test_what_can_never_show_is_told(conditions: tuple[Condition, ...]) -> None:
    assert ("more", Advice.UNREACHABLE) in advised(AGE, WHERE, shown_when(*conditions))


@pytest.mark.parametrize(
    "item",
    [
        shown_when(Condition("age", Operator.GREATER_OR_EQUAL, 120)),
        shown_when(Condition("age", Operator.EQUAL, 0)),
        shown_when(
            Condition("where", Operator.EQUAL, "knee"),
            Condition("where", Operator.EQUAL, "arm"),
            behavior=EnableBehavior.ANY,
        ),
    ],
)
def test_what_can_show_is_not_told(item: Item) -> None:
    assert ("more", Advice.UNREACHABLE) not in advised(AGE, WHERE, item)


def test_a_condition_on_a_later_question_is_told() -> None:
    later = shown_when(Condition("age", Operator.GREATER, 18))
    assert advised(later, AGE) == {("more", Advice.ASKED_LATER)}


def test_an_answer_that_leads_nowhere_is_told() -> None:
    found = remarks(form(WHERE, shown_when(Condition("where", Operator.EQUAL, "knee"))))
    assert [(remark.advice, remark.detail) for remark in found] == [(Advice.DEAD_CHOICE, "Arm")]


def test_a_choice_of_one_is_told() -> None:
    assert advised(replace(WHERE, answer_options=WHERE.answer_options[:1])) == {("where", Advice.DEAD_CHOICE)}


def test_a_question_that_must_be_answered_wants_a_way_out() -> None:
    required = replace(WHERE, required=True)
    assert advised(required) == {("where", Advice.NO_WAY_OUT)}
    assert advised(replace(required, may_be_unknown=True)) == set()
    out = (*WHERE.answer_options, AnswerOption("x", "Jag vet inte"))
    assert advised(replace(required, answer_options=out)) == set()


def test_missing_help_is_told() -> None:
    assert advised(replace(AGE, help="")) == {("age", Advice.MISSING_HELP)}


def test_hard_text_is_told_with_its_figure() -> None:
    text = (
        "Verksamhetsansvarig vårdgivare ombesörjer fortlöpande dokumentationsskyldighet avseende "
        "läkemedelsförskrivning enligt patientdatalagens bestämmelser beträffande journalhandlingar."
    )
    (found,) = remarks(form(replace(MORE, text=text)))
    assert (found.advice, found.figure > 60) == (Advice.HARD_TO_READ, True)


class TestReadability:
    def test_it_counts_as_the_index_is_defined(self) -> None:
        # 10 words in 2 sentences, 1 of more than six letters: 5 + 10.
        assert lix("Vi ringer dig. Du kan också skriva till oss här.") == 5

    def test_long_words_and_long_sentences_raise_it(self) -> None:
        easy, hard = lix("Hur mår du i dag?"), lix("Beskriv sjukdomshistorien utförligt")
        assert easy is not None
        assert hard is not None
        assert easy < hard

    @given(st.text())
    def test_any_text_has_an_index_or_none(self, text: str) -> None:
        index = lix(text)
        assert index is None or index >= 0


def test_the_central_case_types_are_easy_to_read() -> None:
    found = [
        (content.code, remark.link_id)
        for content in CENTRAL_CASE_TYPES
        for remark in remarks(from_json(content.form))
        if remark.advice in {Advice.HARD_TO_READ, Advice.UNREACHABLE, Advice.ASKED_LATER, Advice.DEAD_CHOICE}
    ]
    assert found == []
