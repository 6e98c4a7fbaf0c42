"""The packaged test numbers are whole, and nothing else passes for one."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base import test_numbers
from personalverktyget.base.test_numbers import build


def test_every_number_is_recognised_and_its_neighbours_in_the_check_digit_are_not() -> None:
    numbers = test_numbers.all_numbers()
    assert len(numbers) == 41_493 + 2_264
    assert numbers == sorted(set(numbers))
    for number in numbers[::50]:
        assert test_numbers.is_test_number(number)
        assert not test_numbers.is_test_number(number[:11] + str((int(number[11]) + 1) % 10))


@pytest.mark.parametrize("text", ["", "18900101", "18900101-9802", "189001019802 ", "१८९००१०१९८०२", "198001010014"])
def test_other_texts_are_no_test_numbers(text: str) -> None:
    assert not test_numbers.is_test_number(text)


@given(st.lists(st.integers(10**10, 10**11 - 1), max_size=50))
def test_packing_loses_nothing(numbers: list[int]) -> None:
    packed = test_numbers.pack([f"{number}0" for number in numbers])
    assert list(test_numbers.unpack(packed, hashlib.sha256(packed).hexdigest())) == sorted(set(numbers))


def test_a_damaged_list_is_refused() -> None:
    with pytest.raises(test_numbers.DamagedTestNumbers):
        test_numbers.unpack(test_numbers.pack(["191212121212"]), test_numbers.DIGEST)


def test_lists_are_read_in_both_forms_and_wrong_numbers_are_named(tmp_path: Path) -> None:
    lines, array, wrong = tmp_path / "a.txt", tmp_path / "b.json", tmp_path / "c.txt"
    lines.write_text("189001019802\n202401012394\n")
    array.write_text(json.dumps(["189001019802", "202401012394"]))
    wrong.write_text("189001019803\n")
    assert build.read(lines) == build.read(array) == ["189001019802", "202401012394"]
    with pytest.raises(ValueError, match="189001019803"):
        build.read(wrong)
