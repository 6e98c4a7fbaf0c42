"""Whatever is wrong, the message says what to do."""

import re

import pytest
from django.utils.translation import override

from personalverktyget.base import identity_numbers
from personalverktyget.domain.calendars.opening_hours import InvalidOpeningHours, OpeningHours
from personalverktyget.domain.case_types.central.renew_prescription import FORM
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.problems import Code, Problem
from personalverktyget.domain.forms.rules import check
from personalverktyget.web.shared.form_problems import (
    identity_problem_text,
    opening_hours_problem_text,
    problem_text,
    texts_by_place,
)

ITEM = Item(link_id="q", type=ItemType.TEXT, text="Hur mår du?", error_texts={"too_long": "Skriv kortare, 100 %."})
PARAMS: dict[str, str | int] = {
    "max": "2026-11-23T14:05:00+01:00",
    "min": "2026-11-23",
    "example": "ABC 123",
    "time": "02.30",
    "reason": "too_short",
}
ANSWER_CODES = list(Code)[: list(Code).index(Code.NOT_A_DEFINITION)]
URGES = re.compile(r"\b(Skriv|Välj|Svara|Korta|Fyll i|Läs in|går)\b")


@pytest.mark.parametrize("code", [code for code in ANSWER_CODES if code is not Code.TOO_LONG])
def test_every_problem_of_an_answer_has_words_that_say_what_to_do(code: Code) -> None:
    text = problem_text(Problem(code, PARAMS), ITEM)
    assert URGES.search(text)
    assert "%" not in text
    assert "!" not in text


def test_the_questions_own_words_win_and_are_shown_to_the_letter() -> None:
    assert problem_text(Problem(Code.TOO_LONG, {"max": 10, "length": 11}), ITEM) == "Skriv kortare, 100 %."


def test_figures_are_written_as_people_write_them() -> None:
    with override("sv"):
        long = problem_text(Problem(Code.TOO_LONG, {"max": 600, "length": 1250}))
        assert long == "Texten är 1\u00a0250 tecken lång. Korta den till högst 600 tecken."
        late = problem_text(Problem(Code.TOO_LATE, {"max": "2026-11-23"}))
        assert late == "Välj ett datum som är senast 23 november 2026."


def test_what_is_missing_names_the_question() -> None:
    assert problem_text(Problem(Code.MISSING), ITEM) == "Fyll i: Hur mår du?"
    yes_or_no = FORM.by_link_id["works_well"]
    assert problem_text(Problem(Code.MISSING), yes_or_no) == f"Svara ja eller nej: {yes_or_no.text}"


def test_a_form_sent_empty_gets_its_words_in_order() -> None:
    texts = texts_by_place(FORM, check(FORM, {}).errors)
    assert list(texts)[:2] == [Place("medicine"), Place("preparation")]
    assert texts[Place("medicine")] == "Skriv vad läkemedlet heter."
    assert texts_by_place(FORM, check(FORM, {"x": "y"}).errors)[Place("x")].startswith("Det kom ett svar")


def test_every_problem_of_an_identity_number_has_words() -> None:
    for code in identity_numbers.Problem:
        assert len(identity_problem_text(code)) > 20


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"monday": 8},
        {"monday": [["8", "9"]]},
        {"monday": [["09:00", "08:00"]]},
        {"monday": [["08:00", "12:00"], ["11:00", "17:00"]]},
    ],
)
def test_every_problem_of_opening_hours_has_words(data: object) -> None:
    with pytest.raises(InvalidOpeningHours) as caught:
        OpeningHours.from_json(data)
    assert len(opening_hours_problem_text(caught.value.code)) > 20
