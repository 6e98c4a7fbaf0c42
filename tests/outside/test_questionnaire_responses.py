"""Fifty responses that others have judged: the same verdict here, and a fault found at the same item."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from personalverktyget.domain.forms.exchange.responses.checking import Verdicts, check_response

MATERIAL = Path(__file__).parents[2] / "../shared/material/fhir/questionnaire-validation"
EXPECTED = MATERIAL / "expected.json"
pytestmark = pytest.mark.skipif(not EXPECTED.is_file(), reason=f"no outside material: {EXPECTED}")

# Excerpts of lists that the forms name and that lie at a terminology server, which the program never asks.
VALUE_SETS: Final[dict[str, list[Any]]] = {
    "http://hl7.org/fhir/ValueSet/jurisdiction": [
        {"system": "urn:iso:std:iso:3166", "code": "AU", "display": "Australia"},
        {"system": "urn:iso:std:iso:3166", "code": "BD", "display": "Bangladesh"},
    ],
    "http://hl7.org/fhir/ValueSet/item-type": [
        {"system": "http://hl7.org/fhir/item-type", "code": "boolean", "display": "Boolean"},
        {"system": "http://hl7.org/fhir/item-type", "code": "string", "display": "String"},
    ],
}
# Where we differ on purpose, by form: the places at which we find more, and why. No verdict on validity differs.
DIFFERENCES: Final[dict[str, tuple[set[str], str]]] = {
    "group-with-string-invalid-nesting-link-id-q.json": (
        {"QuestionnaireResponse"},
        "An item that the form does not have is no reason to stop looking: the group with required questions that the "
        "response should have had is missing, and whoever mends the response wants to know both at once.",
    )
}


def cases() -> list[Any]:
    if not EXPECTED.is_file():
        return []
    return [pytest.param(case, id=case["questionnaire"]) for case in json.loads(EXPECTED.read_text())["cases"]]


def verdicts(case: Any) -> Verdicts:
    folder = MATERIAL / "brianpos"
    questionnaire, response = (json.loads((folder / case[name]).read_text()) for name in ("questionnaire", "response"))
    return check_response(questionnaire, response, VALUE_SETS)


@pytest.mark.parametrize("case", cases())
def test_the_verdict_is_theirs_and_the_fault_stands_at_the_same_item(case: Any) -> None:
    found = verdicts(case)
    more, reason = DIFFERENCES.get(case["questionnaire"], (set(), "none"))
    assert found.is_valid is case["valid"]
    assert {issue.path for issue in found.issues} == {path for _, _, path in case["issues"]} | more
    assert reason


@pytest.mark.parametrize("case", cases())
def test_the_same_kind_of_fault_is_found(case: Any) -> None:
    """Fatal, error or warning: how bad a fault is others see as we do."""
    theirs = {(severity, path) for severity, _, path in case["issues"]}
    ours = {(issue.severity.value, issue.path) for issue in verdicts(case).issues}
    assert theirs <= ours


def test_there_are_fifty_of_them() -> None:
    assert len(cases()) == 50


def test_a_pair_that_nobody_has_judged_has_two_numbers_with_too_many_decimals() -> None:
    names = (
        "Questionnaire-ExampleEntryValidationDecimal",
        "QuestionnaireResponse-ExampleEntryValidationDecimalResponse",
    )
    questionnaire, response = (json.loads((MATERIAL / f"{name}.json").read_text()) for name in names)
    found = check_response(questionnaire, response)
    assert [issue.path for issue in found.issues] == [
        "QuestionnaireResponse.item[2].answer[0]",
        "QuestionnaireResponse.item[3].answer[0]",
    ]
