"""G11: published hostile strings in every kind of field: kept to the letter or refused, and never a crash."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.problems import InvalidDefinition
from personalverktyget.domain.forms.rules import check, headline, summary

MATERIAL = Path(__file__).parents[2] / "../shared/material/hostile"
pytestmark = pytest.mark.skipif(not MATERIAL.is_dir(), reason=f"no outside material in {MATERIAL}")
KINDS = (
    *("string", "text", "boolean", "choice", "integer", "decimal", "date", "dateTime", "phone", "email"),
    *("identityNumber", "scale", "several", "pattern", "unknown"),
)
OPTIONS = [{"code": "a", "display": "A"}, {"code": "b", "display": "B"}]


def question(kind: str) -> dict[str, Any]:
    more: dict[str, dict[str, Any]] = {
        "choice": {"answerOption": OPTIONS},
        "several": {"type": "choice", "repeats": True, "answerOption": OPTIONS},
        "string": {"maxLength": 20_000},
        "text": {"maxLength": 20_000},
        "scale": {"minValue": 0, "maxValue": 10},
        # The worst that a backtracking engine knows.
        "pattern": {"type": "text", "maxLength": 20_000, "pattern": "(([a-z0-9<]+)*)+!", "entryFormat": "abc!"},
        "unknown": {"type": "integer", "mayBeUnknown": True},
    }
    return {"linkId": kind, "type": kind, "text": kind, **more.get(kind, {})}


ROW = {"linkId": "row-text", "type": "text", "text": "T", "maxLength": 20_000}
ROWS = {"linkId": "rows", "type": "group", "text": "R", "repeats": True, "item": [ROW]}
FORM = from_json(
    {
        "title": "F",
        "headline": {"linkId": "text"},
        "item": [{"linkId": "page", "type": "group", "text": "P", "item": [*map(question, KINDS), ROWS]}],
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
        checked = check(FORM, {**dict.fromkeys(KINDS, text), "rows": [{"row-text": text}]})
        storable = "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
        if text.strip() and storable:
            kept = text.replace("\r\n", "\n")
            assert checked.answers["text"] == kept
            assert checked.answers["string"] == re.sub(r"[\r\n]+", " ", kept)
            assert checked.answers["rows"] == [{"row-text": kept}]
        assert storable or not checked.is_complete
        assert len(headline(FORM, checked.answers)) <= 120
        assert len(summary(FORM, checked.answers)) == len(checked.answers)


def test_no_string_is_a_pattern_that_cannot_be_run() -> None:
    """Whatever somebody writes as a pattern is run in linear time, or refused when the form is read."""
    for text in [*naughty(), *fuzz()]:
        broken = {"linkId": "q", "type": "text", "text": "Q", "pattern": text, "entryFormat": "x"}
        form = {"title": "F", "item": [{"linkId": "page", "type": "group", "text": "P", "item": [broken]}]}
        try:
            definition = from_json(form)
        except InvalidDefinition:
            continue
        check(definition, {"q": "a" * 4000})


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
