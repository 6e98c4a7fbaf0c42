"""The demo's files about staff and residents: whole, consistent, and of nobody real."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.base.test_numbers import is_test_number
from personalverktyget.demo.world import write_registers
from personalverktyget.demo.world.directory import grants, staff_directory, staff_personas

DATA = Path(write_registers.DATA)
# The Post and Telecom Authority's numbers for books and films: nobody can be reached on them.
FICTION = re.compile(r"031-390 06 \d\d|040-628 04 \d\d|08-465 004 \d\d|0980-319 2\d\d|070-174 06 (0[5-9]|[1-9]\d)")


def content(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def test_the_files_about_staff_are_what_the_lists_give() -> None:
    assert content("staff_directory.json") == staff_directory()
    assert content("grants.json") == grants()
    assert content("personas.json")["staff"] == staff_personas()


def test_there_are_two_regions_a_dozen_units_in_the_first_and_few_in_the_second() -> None:
    directory = staff_directory()
    region_of = {it["hsa_id"]: it["region"] for it in directory["providers"]}
    units = Counter(region_of[unit["provider"]] for unit in directory["units"])
    first, second = (units[region["hsa_id"]] for region in directory["regions"])
    assert (first, second) == (12, 3)
    assert len({unit["kind"] for unit in directory["units"]}) >= 10


def test_every_unit_has_staff_in_every_role_that_work_needs() -> None:
    held = {(grant["at"], grant["role"]) for grant in grants()}
    for unit in staff_directory()["units"]:
        for role in ("case_receiver", "case_handler", "unit_admin", "log_reviewer"):
            assert (unit["hsa_id"], role) in held, (unit["name"], role)
    for region in staff_directory()["regions"]:
        assert (region["hsa_id"], "regional_admin") in held


def test_whoever_holds_a_role_at_a_place_has_a_commission_there() -> None:
    commissions = {
        (member["hsa_id"], at["unit"]) for member in staff_directory()["staff"] for at in member["commissions"]
    }
    assert {(grant["hsa_id"], grant["at"]) for grant in grants() if grant["at"]} <= commissions


def test_the_personas_hold_exactly_the_roles_that_their_hints_name() -> None:
    held: dict[str, set[str]] = {}
    for grant in grants():
        held.setdefault(grant["hsa_id"], set()).add(grant["role"])
    roles = {persona["hint"]: held[persona["hsa_id"]] for persona in staff_personas()}
    assert roles == {
        "arendemottagare": {"case_receiver"},
        "arendehanterare": {"case_handler"},
        "administrator": {"unit_admin"},
        "granskare": {"log_reviewer"},
        "vardgivarens-granskare": {"provider_reviewer"},
        "behorighetsadministrator": {"permission_admin"},
        "arendemottagare-2": {"case_receiver"},
        "arendehanterare-2": {"case_handler"},
        "flera-roller": {"case_receiver", "case_handler"},
        "regional-administrator": {"regional_admin"},
        "nationell-administrator": {"national_admin"},
    }


def test_nobody_can_be_reached_outside_the_demo() -> None:
    directory = staff_directory()
    people = [*directory["staff"], *content("population_register.json")["residents"]]
    for person in people:
        assert person["email"] == "" or person["email"].endswith(".example")
        assert person["mobile"] == "" or FICTION.fullmatch(person["mobile"])
    for unit in directory["units"]:
        assert FICTION.fullmatch(unit["phone"]), unit["name"]
    emails = [member["email"] for member in directory["staff"]]
    assert len(set(emails)) == len(emails)


def test_there_are_300_residents_all_under_published_test_numbers() -> None:
    residents = content("population_register.json")["residents"]
    numbers = [resident["number"] for resident in residents]
    assert len(set(numbers)) == 300
    assert all(is_test_number(number) for number in numbers)
    assert all(int(number[:4]) >= 1920 for number in numbers)


def test_some_residents_are_protected_deceased_emigrated_or_children() -> None:
    residents = {it["number"]: it for it in content("population_register.json")["residents"]}
    assert sum(it["protected"] for it in residents.values()) >= 5
    assert sum(it["deceased_on"] is not None for it in residents.values()) == 3
    assert sum(it["emigrated_on"] is not None for it in residents.values()) == 2
    children = [it for it in residents.values() if it["guardians"]]
    assert len(children) >= 30
    for child in children:
        assert date.fromisoformat(child["number"][:8]) > date(2008, 11, 23)
        assert all(int(residents[it]["number"][:4]) < 2005 for it in child["guardians"])


def test_no_two_residents_share_a_full_name() -> None:
    residents = content("population_register.json")["residents"]
    names = Counter((it["given_name"], it["surname"]) for it in residents)
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("part", ["given_name", "surname"])
def test_no_resident_has_a_name_that_staff_units_or_places_have(part: str) -> None:
    """C-01: so that a dump, where these stand in clear, can be searched for residents' names."""
    words = set(re.findall(r"\w+", json.dumps(staff_directory(), ensure_ascii=False).casefold()))
    for resident in content("population_register.json")["residents"]:
        assert not words & set(re.findall(r"\w+", resident[part].casefold())), resident[part]


def test_every_file_is_small() -> None:
    for file in DATA.glob("*.json"):
        assert file.stat().st_size < 150_000, file.name
