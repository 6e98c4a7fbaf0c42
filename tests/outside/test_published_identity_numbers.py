"""Identity numbers against the lists of the Tax Agency and the shared test data of the personnummer packages."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.base import test_numbers
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, Kind, parse

MATERIAL = Path(__file__).parents[2] / "../shared/material/personnummer"
pytestmark = pytest.mark.skipif(not MATERIAL.is_dir(), reason=f"no outside material in {MATERIAL}")
TODAY = date(2026, 11, 23)


def load(name: str) -> Any:
    return json.loads((MATERIAL / "testdata" / name).read_text())


def is_valid(text: str) -> bool:
    try:
        return parse(text, today=TODAY).kind in {Kind.PERSONAL, Kind.COORDINATION}
    except InvalidIdentityNumber:
        return False


def test_the_packaged_list_is_exactly_the_agencys() -> None:
    personal = (MATERIAL / "skatteverket_testpersonnummer_2024-07_gyran.txt").read_text().split()
    assert len(personal) == 41_493
    assert test_numbers.all_numbers() == sorted({*personal, *load("allCoords.json"), *load("allPins.json")})


def test_each_number_is_read_as_the_kind_that_it_is() -> None:
    for number in load("allPins.json"):
        assert parse(number, today=TODAY).kind is Kind.PERSONAL
    for number in load("allCoords.json"):
        assert parse(number, today=TODAY).kind is Kind.COORDINATION


FORMS = ("long_format", "short_format", "separated_format", "separated_long")


def test_the_shared_list() -> None:
    """The list refuses a space before the last four; a person who pastes one is understood here, on purpose."""
    for entry in load("list.json") + load("orgnumber.json"):
        for form in FORMS:
            if form in entry and " " not in entry[form]:
                assert is_valid(entry[form]) is entry["valid"], entry[form]


@pytest.mark.parametrize("sort", ["ssn", "con"])
def test_the_structured_data(sort: str) -> None:
    """Spaces as above."""
    verdicts = load("structured.json")[sort]["string"]
    assert all(is_valid(text) for text in verdicts["valid"])
    assert not any(is_valid(text) for text in verdicts["invalid"] if " " not in text)
