"""The file sources of the two registers: what they give, and that they say where a file is wrong."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.adapters.staff_directory.file_source import FileStaffDirectory
from personalverktyget.domain.people.registers import PopulationRegister, RegisterUnavailable, StaffDirectory

UNIT = "TSTNMT2321000156-1A01"
DIRECTORY: dict[str, Any] = {
    "regions": [{"hsa_id": "TSTNMT2321000156-1000", "name": "Region Ett"}],
    "providers": [{"hsa_id": "TSTNMT2321000156-1100", "name": "Region Ett", "region": "TSTNMT2321000156-1000"}],
    "units": [
        {
            "hsa_id": UNIT,
            "name": "Åsens vårdcentral",
            "provider": "TSTNMT2321000156-1100",
            "kind": "Vårdcentral",
            "address": "Storgatan 1",
            "postal_code": "999 10",
            "town": "Åsen",
            "municipality": "Åsen",
            "phone": "031-390 06 00",
            "opening_hours": {"monday": [["08.00", "12.00"], ["13.00", "17.00"]]},
            "presentation": "",
        }
    ],
    "staff": [
        {
            "hsa_id": "TSTNMT2321000156-7001",
            "given_name": "Åsa",
            "surname": "Öhman",
            "title": "Sjuksköterska",
            "email": "",
            "mobile": "",
            "commissions": [
                {"hsa_id": "TSTNMT2321000156-9001", "name": "Vård", "purpose": "Vård och behandling", "unit": UNIT}
            ],
        }
    ],
}
ADULT, CHILD = "198102282384", "201204132391"
RESIDENT = {
    "number": ADULT,
    "given_name": "Eva",
    "surname": "Ek",
    "street": "Storgatan 1",
    "postal_code": "999 10",
    "town": "Åsen",
    "mobile": "",
    "email": "",
    "protected": False,
    "deceased_on": "2026-10-01",
    "emigrated_on": None,
    "guardians": [],
}
REGISTER: dict[str, Any] = {"residents": [RESIDENT, {**RESIDENT, "number": CHILD, "guardians": [ADULT]}]}
Change = Callable[[dict[str, Any]], object]


def written(folder: Path, content: dict[str, Any], change: Change = lambda it: None) -> Path:
    changed = copy.deepcopy(content)
    change(changed)
    file = folder / "register.json"
    file.write_text(json.dumps(changed), encoding="utf-8")
    return file


def test_the_directory_gives_units_staff_and_commissions(tmp_path: Path) -> None:
    directory: StaffDirectory = FileStaffDirectory(written(tmp_path, DIRECTORY))
    assert [unit.name for unit in directory.units()] == ["Åsens vårdcentral"]
    found = directory.staff_member(" tstnmt2321000156-7001 ")
    assert found is not None
    assert (found.given_name, found.commissions[0].unit) == ("Åsa", UNIT)
    assert directory.staff_member("TSTNMT2321000156-7999") is None


def test_the_register_gives_a_person_with_guardians(tmp_path: Path) -> None:
    register: PopulationRegister = FilePopulationRegister(written(tmp_path, REGISTER))
    child, adult = register.person(CHILD), register.person(ADULT)
    assert child is not None
    assert adult is not None
    assert child.guardians == (ADULT,)
    assert adult.deceased_on == date(2026, 10, 1)
    assert register.person("190001010000") is None


def put(section: str, field: str, value: Any) -> Change:
    """A change of one field of the first entry; ``...`` takes the field away."""

    def change(content: dict[str, Any]) -> None:
        row = content[section][0]
        if value is ...:
            del row[field]
        else:
            row[field] = value

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda it: it.pop("units"), '"units" must be a list'),
        (lambda it: it.update(staff={}), '"staff" must be a list'),
        (lambda it: it["staff"].append(17), "staff, entry 2: an object is expected"),
        (lambda it: it["staff"].append(it["staff"][0]), 'staff, entry 2: "hsa_id" is the same as in an earlier'),
        (put("units", "name", ...), 'units, entry 1: "name" must be a text'),
        (put("units", "name", "  "), 'units, entry 1: "name" is empty'),
        (put("units", "name", "a\x00b"), 'units, entry 1: "name" holds characters'),
        (put("units", "name", "\ud800"), 'units, entry 1: "name" holds characters'),
        (put("units", "hsa_id", "17"), 'units, entry 1: "hsa_id" is not an HSA-id'),
        (put("units", "provider", "TSTNMT2321000156-1199"), "TSTNMT2321000156-1199 is not in the file"),
        (put("units", "opening_hours", []), '"opening_hours" cannot be read (not_a_week)'),
        (put("units", "opening_hours", {"mon": []}), '"opening_hours" cannot be read (not_a_week)'),
        (put("units", "opening_hours", {"monday": [["8", "17"]]}), '"opening_hours" on monday cannot be read'),
        (put("units", "opening_hours", {"sunday": [["17.00", "08.00"]]}), "sunday cannot be read (closes_before"),
        (put("units", "opening_hours", {"friday": [["08.00", "12.00"], ["11.00", "17.00"]]}), "(overlapping)"),
        (put("staff", "commissions", None), 'staff, entry 1: "commissions" must be a list'),
        (put("staff", "commissions", ["x"]), '"commissions" must hold objects'),
        (put("providers", "region", "TSTNMT2321000156-3000"), "TSTNMT2321000156-3000 is not in the file"),
        (put("providers", "region", None), 'providers, entry 1: "region" must be a text'),
    ],
)
def test_a_malformed_directory_is_refused_and_the_place_named(tmp_path: Path, change: Change, message: str) -> None:
    with pytest.raises(RegisterUnavailable) as caught:
        FileStaffDirectory(written(tmp_path, DIRECTORY, change))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("residents", "number", 198102282384), "as text"),
        (put("residents", "number", "198102282385"), "wrong_check_digit"),
        (put("residents", "number", "19810228-2384"), "the 12 digits and nothing else"),
        (put("residents", "number", "191212121212"), "not_a_test_number"),
        (put("residents", "protected", "no"), '"protected" must be true or false'),
        (put("residents", "deceased_on", "1 oktober"), '"deceased_on" must be null or a date'),
        (put("residents", "guardians", ["200001012384"]), 'a number in "guardians" is unknown'),
        (put("residents", "guardians", [ADULT]), 'a number in "guardians" is unknown'),
        (put("residents", "surname", None), '"surname" must be a text'),
    ],
)
def test_a_malformed_register_is_refused_and_the_place_named(tmp_path: Path, change: Change, message: str) -> None:
    with pytest.raises(RegisterUnavailable) as caught:
        FilePopulationRegister(written(tmp_path, REGISTER, change))
    assert message in str(caught.value)
    assert "residents, entry 1" in str(caught.value)


def test_a_message_never_repeats_an_identity_number(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable) as caught:
        FilePopulationRegister(written(tmp_path, REGISTER, put("residents", "number", "198102282385")))
    assert "198102282385" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON"),
        (b"[]", "an object with"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"regions": [', "not JSON"),
    ],
)
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    with pytest.raises(RegisterUnavailable) as caught:
        FileStaffDirectory(file)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable) as caught:
        FilePopulationRegister(tmp_path / "nowhere.json")
    assert "nowhere.json" in str(caught.value)
    assert "cannot be read" in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "marked.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(DIRECTORY).encode())
    assert list(FileStaffDirectory(file).units())
