"""Advice about forms: each kind where it is due, and silence where nothing is to be said."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.reading_level import hard_texts
from personalverktyget.domain.case_types.services import CaseTypeContent
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
from personalverktyget.domain.forms.lint import Advice, Remark
from personalverktyget.domain.forms.lint import remarks as all_remarks
from personalverktyget.domain.forms.readability import FEWEST_WORDS, index_if_hard, lix
from personalverktyget.domain.organisation.readability import USUAL

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


def remarks(definition: FormDefinition, highest_lix: int = USUAL) -> tuple[Remark, ...]:
    return all_remarks(definition, highest_lix=highest_lix)


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


HARD = (
    "Verksamhetsansvarig vårdgivare ombesörjer fortlöpande dokumentationsskyldighet avseende "
    "läkemedelsförskrivning enligt patientdatalagens bestämmelser beträffande journalhandlingar."
)


def test_hard_text_is_told_with_its_figure() -> None:
    (found,) = remarks(form(replace(MORE, text=HARD)))
    assert (found.advice, found.figure > 60) == (Advice.HARD_TO_READ, True)


@pytest.mark.parametrize("kind", [ItemType.DISPLAY, ItemType.STOP, ItemType.GROUP])
def test_what_is_only_read_is_measured_too(kind: ItemType) -> None:
    assert (MORE.link_id, Advice.HARD_TO_READ) in advised(replace(MORE, type=kind, text="Tänk på", help=HARD))


@pytest.mark.parametrize(
    "changes",
    [
        {"answer_options": (*WHERE.answer_options, AnswerOption("x", HARD))},
        {"error_texts": {"missing": HARD}},
        {"max_label": HARD},
    ],
    ids=str,
)
def test_alternatives_error_texts_and_labels_are_measured(changes: dict[str, Any]) -> None:
    (found,) = remarks(form(replace(WHERE, **changes)))
    assert (found.link_id, found.advice, found.detail) == ("where", Advice.HARD_PART, HARD)


def test_what_nobody_reads_is_not_measured() -> None:
    hidden = replace(MORE, text=HARD, hidden=True, initial="x")
    assert advised(hidden, replace(AGE, entry_format=HARD)) == set()


def test_the_limit_is_what_is_asked_for() -> None:
    asked = form(replace(MORE, text="Beskriv vilka besvär du har haft den senaste månaden och om någonting hjälper."))
    assert [found.advice for found in remarks(asked, 30)] == [Advice.HARD_TO_READ]
    assert remarks(asked, 45) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Högkostnadsskydd",
        "Vårdcentralens öppettider",
        "Läkemedelsgenomgång, hemsjukvård, rehabilitering, smärtlindring",
    ],
)
def test_names_and_headings_are_too_short_to_be_hard(words: str) -> None:
    named = (AnswerOption("a", words), AnswerOption("b", "Annat"))
    assert advised(replace(WHERE, text=words, answer_options=named)) == set()


class TestReadability:
    def test_it_counts_as_the_index_is_defined(self) -> None:
        # 10 words in 2 sentences, 1 of more than six letters: 5 + 10.
        assert lix("Vi ringer dig. Du kan också skriva till oss här.") == 5

    def test_long_words_and_long_sentences_raise_it(self) -> None:
        easy, hard = lix("Hur mår du i dag?"), lix("Beskriv sjukdomshistorien utförligt")
        assert easy is not None
        assert hard is not None
        assert easy < hard

    def test_a_long_word_or_two_of_few_do_not_make_a_text_hard(self) -> None:
        # 8 words, 3 long: 8 + 38. With two forgiven 8 + 13.
        short = "Ring oss om läkemedlet ger dig besvärliga biverkningar"
        assert lix(short) == 46
        assert index_if_hard(short, 40) is None
        assert index_if_hard(f"{short}. " * 12, 40) == lix(f"{short}. " * 12) == 46

    @given(
        st.lists(st.sampled_from(("vi", "du", "läkemedel", "sjukvård.", "ring.", "och\n")), max_size=60).map(" ".join),
        st.integers(0, 80),
        st.integers(0, 80),
    )
    def test_what_is_told_is_above_its_limit_and_a_lower_limit_tells_more(self, text: str, one: int, two: int) -> None:
        lower, higher = sorted((one, two))
        index = index_if_hard(text, higher)
        if index is not None:
            assert index == lix(text) == index_if_hard(text, lower)
            assert index > higher
            assert len(text.split()) >= FEWEST_WORDS

    @given(st.text())
    def test_any_text_has_an_index_or_none(self, text: str) -> None:
        index = lix(text)
        assert index is None or index >= 0


@pytest.mark.parametrize("content", CENTRAL_CASE_TYPES, ids=lambda content: content.code)
def test_the_texts_around_the_central_case_types_are_easy_to_read(content: CaseTypeContent) -> None:
    texts = CaseTypeTexts(
        name=content.name,
        summary=content.summary,
        description=content.description,
        not_for=content.not_for,
        terms_text=content.terms_text,
    )
    assert list(hard_texts(texts, USUAL)) == []
    assert [field for field, _index in hard_texts(replace(texts, not_for=HARD, terms_text=HARD), USUAL)] == [
        "not_for",
        "terms_text",
    ]


def test_the_central_case_types_are_easy_to_read() -> None:
    found = [
        (content.code, remark.link_id)
        for content in CENTRAL_CASE_TYPES
        for remark in remarks(from_json(content.form))
        if remark.advice
        in {Advice.HARD_TO_READ, Advice.HARD_PART, Advice.UNREACHABLE, Advice.ASKED_LATER, Advice.DEAD_CHOICE}
    ]
    assert found == []
