"""G11: published hostile strings in every kind of field: kept to the letter or refused, and never a crash."""

import json
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.problems import InvalidDefinition
from personalverktyget.domain.forms.rules import check, headline, summary

MATERIAL = Path(__file__).parents[2] / "../shared/material/hostile"
pytestmark = pytest.mark.skipif(not MATERIAL.is_dir(), reason=f"no outside material in {MATERIAL}")
KINDS = ("string", "text", "boolean", "choice", "integer", "decimal", "date", "phone", "email")
OPTIONS = [{"code": "a", "display": "A"}, {"code": "b", "display": "B"}]


def question(kind: str) -> dict[str, Any]:
    more: dict[str, Any] = {"answerOption": OPTIONS} if kind == "choice" else {}
    longer = {"maxLength": 20_000} if kind in ("string", "text") else {}
    return {"linkId": kind, "type": kind, "text": kind, **more, **longer}


FORM = from_json(
    {
        "title": "F",
        "headline": {"linkId": "text"},
        "item": [{"linkId": "page", "type": "group", "text": "P", "item": [question(kind) for kind in KINDS]}],
    }
)


def naughty() -> list[str]:
    strings: list[str] = json.loads((MATERIAL / "blns" / "blns.json").read_text())
    lines = (MATERIAL / "blns" / "blns.txt").read_text().split("\n")
    return strings + lines


def fuzz() -> list[str]:
    lines: set[str] = set()
    for path in sorted((MATERIAL / "fuzzdb").rglob("*.txt")):
        lines.update(path.read_bytes().decode("utf-8", "surrogateescape").split("\n"))
    return sorted(lines)


@pytest.mark.parametrize("source", [naughty, fuzz])
def test_every_string_in_every_field(source: Any) -> None:
    strings = [text for text in source() if len(text) <= 20_000]
    assert len(strings) > 500
    for text in strings:
        checked = check(FORM, dict.fromkeys(KINDS, text))
        storable = "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
        if text.strip() and storable:
            assert checked.answers["text"] == checked.answers["string"] == text.replace("\r\n", "\n")
        assert storable or not checked.is_complete
        assert len(headline(FORM, checked.answers)) <= 120
        assert len(summary(FORM, checked.answers)) == len(checked.answers)


def test_no_string_passes_for_an_identity_number_by_accident() -> None:
    for text in [*naughty(), *fuzz()]:
        try:
            number = parse(text)
        except InvalidIdentityNumber:
            continue
        assert number.value[2:] in "".join(text.split()).replace("-", "").replace("+", "")


def test_no_json_file_breaks_the_reader_of_forms_or_answers() -> None:
    read = 0
    for path in sorted((MATERIAL / "jsontestsuite" / "test_parsing").glob("*.json")):
        try:
            data = json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            continue
        read += 1
        assert check(FORM, data).is_complete is (data == {})
        with pytest.raises(InvalidDefinition):
            from_json(data)
    assert read > 90
