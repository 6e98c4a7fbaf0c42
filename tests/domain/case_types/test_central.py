"""The five central case types hold together, speak plainly, and ask what they are meant to ask."""

import re
from typing import Any

import pytest

from personalverktyget.domain.calendars.response_time import CEILING, shortest
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES, renew_prescription
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.rules import check, headline, summary

PRESCRIPTION: dict[str, Any] = {
    "medicine": "Levaxin",
    "preparation": "Tablett",
    "strength": "100 mikrogram",
    "dosage": "1 tablett på morgonen",
    "prescriber": "Leg. läk. i Älvhamra",
    "works_well": True,
    "has_side_effects": False,
    "pickup": "any",
    "may_read_medicine_list": True,
}
NOT_PLAIN = re.compile(r"!|vänlig|\bOBS\b|ogiltig|erhåll|ombesörj|tillse|\bEr\b|\bNi\b|\bman\b", re.IGNORECASE)


def texts(value: object) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("content", CENTRAL_CASE_TYPES, ids=lambda content: content.code)
class TestEach:
    def test_its_form_is_sound_and_has_a_required_headline(self, content: CaseTypeContent) -> None:
        form = from_json(content.form)
        assert form.title == content.name
        assert form.headline is not None
        assert form.by_link_id[form.headline.link_id].required

    def test_it_only_shortens_the_response_time(self, content: CaseTypeContent) -> None:
        target = shortest(read_target(content.feedback_target))
        assert target.working_days is not None
        assert CEILING.working_days is not None
        assert target.working_days <= CEILING.working_days

    def test_it_says_what_to_do_when_it_is_urgent(self, content: CaseTypeContent) -> None:
        assert "1177" in content.not_for
        assert all((content.name, content.summary, content.description, content.terms_text))
        assert len(content.summary) <= 100

    def test_it_asks_for_no_contact_details_that_are_known(self, content: CaseTypeContent) -> None:
        for question in from_json(content.form).questions:
            assert not question.is_personal or (question.prefill and not question.required)

    def test_its_words_are_plain(self, content: CaseTypeContent) -> None:
        prose = [content.summary, content.description, content.not_for, content.terms_text]
        written = [*texts(dict(content.form)), *prose]
        assert [text for text in written if NOT_PLAIN.search(text)] == []

    def test_every_question_says_what_is_missing_or_answers_itself(self, content: CaseTypeContent) -> None:
        """A required question has its own words, or can be answered with yes or no."""
        for question in from_json(content.form).questions:
            assert not question.required or question.type == "boolean" or "missing" in question.error_texts


def test_the_codes_are_the_addresses() -> None:
    assert [content.code for content in CENTRAL_CASE_TYPES] == [
        "fornya-recept",
        "onskemal-om-tid",
        "egen-vardbegaran",
        "fornya-hjalpmedel",
        "synpunkter-och-klagomal",
    ]


def test_a_prescription_without_follow_ups() -> None:
    checked = check(renew_prescription.FORM, PRESCRIPTION)
    assert checked.is_complete
    assert checked.hidden == {"works_badly_how", "side_effects", "pharmacy", "pharmacy_town"}
    assert headline(renew_prescription.FORM, checked.answers) == "Recept på Levaxin"
    assert summary(renew_prescription.FORM, checked.answers)[0].question == "Läkemedlets namn"


def test_each_follow_up_hangs_on_its_own_question() -> None:
    """The predecessor's two faults are mended."""
    form = renew_prescription.FORM
    badly = check(form, {**PRESCRIPTION, "works_well": False})
    assert [(finding.link_id, finding.problem.code) for finding in badly.errors] == [("works_badly_how", Code.MISSING)]
    effects = check(form, {**PRESCRIPTION, "has_side_effects": True})
    assert [finding.link_id for finding in effects.errors] == ["side_effects"]
    chosen = check(form, {**PRESCRIPTION, "pickup": "chosen"})
    assert [finding.link_id for finding in chosen.errors] == ["pharmacy", "pharmacy_town"]


def test_follow_ups_hold_six_hundred_characters() -> None:
    answers = {**PRESCRIPTION, "works_well": False, "works_badly_how": "å" * 600}
    assert check(renew_prescription.FORM, answers).is_complete
    assert not check(renew_prescription.FORM, {**answers, "works_badly_how": "å" * 601}).is_complete
