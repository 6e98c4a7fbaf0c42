"""From the hand-written lists to the three files about staff: directory, grants and the personas among them."""

import unicodedata
from typing import Any

from personalverktyget.demo.world.places import COUNTIES, NATION, POSITIONS, PROVIDERS, REGIONS, SERIES, Unit
from personalverktyget.demo.world.staff import PERSONAS, ROLES, STAFF, Member
from personalverktyget.demo.world.units import UNITS

CARE = "Vård och behandling"
MANAGEMENT = "Administration"


def staff_directory() -> dict[str, Any]:
    """The whole directory, in the shape that the file source reads."""
    return {
        "regions": [
            {"hsa_id": region.hsa_id, "name": region.name, "county": COUNTIES[region.key][0]} for region in REGIONS
        ],
        "providers": [{"hsa_id": it.hsa_id, "name": it.name, "region": f"{SERIES}-{it.region}"} for it in PROVIDERS],
        "units": [_unit(unit) for unit in UNITS],
        "staff": [_staff_member(number, member) for number, member in enumerate(STAFF, 1)],
    }


def grants() -> list[dict[str, Any]]:
    """Who holds which role where; the national administrator's stands above every region and has no place."""
    return [
        {"hsa_id": hsa_id(number), "role": ROLES[letter], "at": None if letter == "N" else f"{SERIES}-{place}"}
        for number, member in enumerate(STAFF, 1)
        for place, letters in member.places
        for letter in letters
    ]


def staff_personas() -> list[dict[str, str]]:
    """The members of staff that can be signed in as by a hint."""
    numbers = {member.given_name: number for number, member in enumerate(STAFF, 1)}
    return [
        {
            "hint": hint,
            "hsa_id": hsa_id(numbers[given_name]),
            "name": _name(STAFF[numbers[given_name] - 1]),
            "role": role,
            "english": english,
            "unit": _place_names()[place],
        }
        for hint, given_name, place, role, english in PERSONAS
    ]


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "hsa_id": unit.hsa_id,
        "name": unit.name,
        "provider": f"{SERIES}-{unit.provider}",
        "kind": unit.kind,
        "address": unit.address,
        "postal_code": unit.postal_code,
        "town": unit.town,
        "municipality": unit.municipality,
        "phone": unit.phone,
        "opening_hours": unit.hours,
        "presentation": unit.presentation,
        **_position(unit),
    }


def _position(unit: Unit) -> dict[str, float]:
    """In the town, a few hundred metres from the next unit there."""
    if unit.town not in POSITIONS:
        return {}
    north, east = POSITIONS[unit.town]
    place = sum(map(ord, unit.key)) % 16
    return {"latitude": round(north + place * 0.003, 4), "longitude": round(east + place * 0.005, 4)}


def _staff_member(number: int, member: Member) -> dict[str, Any]:
    return {
        "hsa_id": hsa_id(number),
        "given_name": member.given_name,
        "surname": member.surname,
        "title": member.title,
        "email": _email(member),
        "mobile": f"070-174 06 {5 + number % 95:02}",
        "protected": member.protected,
        "commissions": [_commission(number, order, place) for order, (place, _) in enumerate(member.places, 1)],
    }


def _commission(number: int, order: int, place: str) -> dict[str, str]:
    purpose = CARE if place[1] == "A" else MANAGEMENT
    return {
        "hsa_id": f"{SERIES}-9{number:03}{order}",
        "name": f"{purpose}, {_place_names()[place]}",
        "purpose": purpose,
        "unit": f"{SERIES}-{place}",
    }


def _place_names() -> dict[str, str]:
    return {it.key: it.name for it in (*PROVIDERS, *REGIONS, *UNITS)} | dict([NATION])


def hsa_id(number: int) -> str:
    """The HSA-id of the staff member with that place in the list, from 1."""
    return f"{SERIES}-7{number:03}"


def _name(member: Member) -> str:
    return f"{member.given_name} {member.surname}"


def _email(member: Member) -> str:
    place = member.places[0][0]
    domain = "ehalsoforvaltningen.example" if place[0] == "0" else REGIONS[int(place[0]) - 1].mail_domain
    return f"{_plain(member.given_name)}.{_plain(member.surname)}@{domain}"


def _plain(name: str) -> str:
    """A name as e-mail addresses have it: without accents, blanks as dots."""
    letters = unicodedata.normalize("NFD", name.lower().replace(" ", "."))
    return "".join(letter for letter in letters if letter.isascii())
