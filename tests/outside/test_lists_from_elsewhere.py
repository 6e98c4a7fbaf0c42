"""Lists of recipients against files from elsewhere: whatever it is, it comes out as rows or is refused in words."""

import json
from pathlib import Path

import pytest

from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem
from personalverktyget.domain.outreach.recipient_lists.reading import read_file, read_pasted
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList

MATERIAL = Path(__file__).parents[2] / "../shared/material"
FILES = [file for file in sorted(MATERIAL.rglob("*")) if file.is_file()]
pytestmark = pytest.mark.skipif(not FILES, reason=f"no outside material: {MATERIAL}")


@pytest.mark.slow
def test_every_file_is_rows_or_a_refusal() -> None:
    assert len(FILES) > 500
    assert sum(_is_list(file.read_bytes()) for file in FILES) > 10


def _is_list(content: bytes) -> bool:
    try:
        with read_file(content, production=True) as found:
            for row in found:
                assert (row.problem is None) == (row.identity is not None)
                assert "\0" not in row.written + "".join(row.values.values())
    except UnreadableList:
        return False
    return True


def test_strings_that_break_other_programs_are_kept_beside_a_number() -> None:
    naughty = json.loads((MATERIAL / "hostile/blns/blns.json").read_text())
    numbers = (MATERIAL / "personnummer/skatteverket_testpersonnummer_2024-07_gyran.txt").read_text().split()
    good = [number for number in numbers if len(number) == 12 and number < "2020"][: len(naughty)]
    lines = ['"{}";"{}"'.format(number, text.replace('"', '""')) for number, text in zip(good, naughty, strict=True)]
    with read_file("\n".join(["Pnr;Text", *lines]).encode(), production=False) as found:
        rows = list(found)
    assert [row.identity and row.identity.value for row in rows] == good
    kept = sum(row.values["Text"] == text.strip() for row, text in zip(rows, naughty, strict=True))
    # The rest hold signs that nobody sees, which do not come along.
    assert kept > len(naughty) - 15


def test_the_published_numbers_are_read_in_every_form_that_is_published() -> None:
    cases = json.loads((MATERIAL / "personnummer/testdata/list.json").read_text())
    for case in cases:
        for form in ("long_format", "separated_format", "separated_long"):
            with read_pasted(f"{case[form]}\n", production=True) as found:
                [row] = found
            if case["valid"]:
                assert row.identity is not None, (form, case[form])
                assert row.identity.value == case["long_format"]
            # A space in it is no fault to us.
            elif " " not in case[form]:
                assert row.problem is not None, (form, case[form])


def test_a_table_without_numbers_says_so() -> None:
    table = next(file for file in FILES if file.suffix == ".csv")
    with pytest.raises(UnreadableList) as caught, read_file(table.read_bytes(), production=True):
        pass
    assert caught.value.code is ListProblem.NO_NUMBERS
