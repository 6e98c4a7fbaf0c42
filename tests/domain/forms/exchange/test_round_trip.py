"""A form that goes out as a Questionnaire comes in as the same form; its answers go out and answer it."""

import json
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import Answers, FormDefinition
from personalverktyget.domain.forms.exchange.imports import Kind, import_form
from personalverktyget.domain.forms.exchange.questionnaires.answers import questionnaire_response
from personalverktyget.domain.forms.exchange.questionnaires.json_text import json_text
from personalverktyget.domain.forms.exchange.questionnaires.writing import Published, questionnaire
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.exchange.responses.checking import check_response
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.rules import check
from personalverktyget.domain.forms.translations.kept import Translation, Translations
from personalverktyget.domain.forms.translations.texts import Address, Part
from tests.support.generated_forms import all_answers, definitions, translations_of

PUBLISHED = Published(url="https://region.example/fhir/Questionnaire/1", version="7", date="2026-11-27")
AUTHORED = "2026-11-27T10:00:00+01:00"
generous = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def written(definition: FormDefinition) -> str:
    return json_text(questionnaire(definition, PUBLISHED))


@generous
@given(definitions())
def test_out_and_in_gives_the_same_form(definition: FormDefinition) -> None:
    text = written(definition)
    imported = import_form(text.encode())
    assert imported.definition == definition
    assert [item.error_texts for item in imported.definition.questions] == [
        item.error_texts for item in definition.questions
    ]
    assert imported.remarks == ()
    assert (imported.kind, imported.source) == (Kind.QUESTIONNAIRE, PUBLISHED.canonical)
    Questionnaire.model_validate(json.loads(text))


@pytest.mark.slow
@generous
@given(st.data())
def test_translations_go_out_and_come_in_with_the_form(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    translations = data.draw(translations_of(definition))
    text = json_text(questionnaire(definition, PUBLISHED, translations))
    imported = import_form(text.encode())
    assert imported.definition == definition
    assert imported.translations == translations
    assert imported.remarks == ()
    Questionnaire.model_validate(json.loads(text, object_hook=_without_beside))


def _without_beside(part: dict[str, Any]) -> dict[str, Any]:
    """FHIR lets the value of an extension be extended like any other; the library that validates knows no such key."""
    return {key: value for key, value in part.items() if key != "_valueString"}


def test_what_translates_an_older_swedish_text_does_not_go_out() -> None:
    page = {
        "linkId": "page",
        "type": "group",
        "text": "Sida",
        "item": [{"linkId": "q", "type": "string", "text": "Nu"}],
    }
    definition = from_json({"title": "Formulär", "item": [page]})
    stale = Translations({"en": {Address("q", Part.TEXT): Translation("Then", "Då")}})
    assert "Then" not in json_text(questionnaire(definition, PUBLISHED, stale))


def translated(language: str, content: str) -> dict[str, Any]:
    """FHIR's extension for one translation."""
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": content}]
    return {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": parts}


def test_others_translations_come_in_and_what_has_no_place_is_told_item_by_item() -> None:
    beside: list[Any] = [translated("en-GB", "Which?"), translated("tlh", "nuq?"), translated("sv", "Vilka?")]
    beside += [translated("en", "What?"), {"url": "https://example.org/font", "valueString": "bold"}]
    options = [
        {"valueString": "Blå", "_valueString": {"extension": [translated("en", "Blue")]}},
        {"valueCoding": {"code": "r", "display": "Röd", "_display": {"extension": [translated("en", "Red")]}}},
    ]
    question = {"linkId": "q", "type": "choice", "text": "Vilken?", "_text": {"extension": beside}}
    hidden: dict[str, Any] = {
        "linkId": "h",
        "type": "boolean",
        "text": "Dold",
        "_text": {"extension": [translated("en", "Hidden")]},
    }
    hidden |= {
        "initial": [{"valueBoolean": True}],
        "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}],
    }
    page = {"linkId": "p", "type": "group", "text": "Sida", "item": [{**question, "answerOption": options}, hidden]}
    form = {"resourceType": "Questionnaire", "title": "Färger", "_title": {"extension": [translated("en", "Colours")]}}
    imported = import_form(json.dumps({**form, "item": [page]}).encode())
    words = {address: word.text for address, word in imported.translations.words("en").items()}
    assert words == {
        Address("", Part.TITLE): "Colours",
        Address("q", Part.TEXT): "Which?",
        Address("q", Part.OPTION, "Blå"): "Blue",
        Address("q", Part.OPTION, "r"): "Red",
    }
    told = [(remark.link_id, remark.said, remark.params.get("language", "")) for remark in imported.remarks]
    assert told == [
        ("q", Said.EXTENSION, ""),
        ("q", Said.TRANSLATION_LANGUAGE, "tlh"),
        ("q", Said.TRANSLATION_LANGUAGE, "sv"),
        ("q", Said.TRANSLATION_LANGUAGE, "en"),
        ("h", Said.TRANSLATION, "en"),
    ]


@pytest.mark.parametrize("content", CENTRAL_CASE_TYPES, ids=lambda content: content.code)
def test_the_central_forms_survive_the_journey(content: Any) -> None:
    definition = from_json(content.form)
    assert import_form(written(definition).encode()).definition == definition


@generous
@given(st.data())
def test_answers_go_out_and_a_validator_judges_them_as_the_form_does(data: st.DataObject) -> None:
    """What ``check`` accepts a validator accepts; where it misses an answer the validator misses it too."""
    definition = data.draw(definitions())
    answers = data.draw(all_answers(definition))
    checked = check(definition, answers)
    form = json.loads(written(definition))
    response = json.loads(json_text(questionnaire_response(definition, checked.answers, PUBLISHED, authored=AUTHORED)))
    QuestionnaireResponse.model_validate(response)
    assert response["questionnaire"] == PUBLISHED.canonical
    found = check_response(form, response)
    # How few times a group may stand FHIR can only say for one that must stand; ours can ask for it once it does.
    faults = {finding.problem.code if finding.repetition is None else None for finding in checked.errors}
    if not checked.errors:
        assert found.issues == ()
    elif faults == {Code.MISSING}:
        assert not found.is_valid


def test_a_response_names_each_question_as_it_was_put_and_types_each_answer() -> None:
    options = [{"code": "a", "display": "Alternativ A"}, {"code": "b", "display": "Alternativ B"}]
    questions = [
        {"linkId": "n", "type": "decimal", "text": "Hur mycket?"},
        {"linkId": "c", "type": "choice", "text": "Vilka?", "repeats": True, "answerOption": options},
        {"linkId": "d", "type": "date", "text": "När?", "mayBeUnknown": True},
        {"linkId": "b", "type": "boolean", "text": "Alltid?"},
    ]
    page = {"linkId": "page", "type": "group", "text": "Sida", "item": questions}
    definition = from_json({"title": "Formulär", "item": [page]})
    answers: Answers = {"n": "1.50", "c": ["a", "b"], "d": "asked-unknown"}
    response = questionnaire_response(definition, answers, PUBLISHED, authored=AUTHORED)
    assert '"valueDecimal": 1.50' in json_text(response)
    assert json.loads(json_text(response))["item"] == [
        {
            "linkId": "page",
            "text": "Sida",
            "item": [
                {"linkId": "n", "text": "Hur mycket?", "answer": [{"valueDecimal": 1.5}]},
                {
                    "linkId": "c",
                    "text": "Vilka?",
                    "answer": [
                        {"valueCoding": {"code": "a", "display": "Alternativ A"}},
                        {"valueCoding": {"code": "b", "display": "Alternativ B"}},
                    ],
                },
                {
                    "linkId": "d",
                    "text": "När?",
                    "answer": [
                        {
                            "extension": [
                                {
                                    "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                                    "valueCode": "asked-unknown",
                                }
                            ]
                        }
                    ],
                },
            ],
        }
    ]
