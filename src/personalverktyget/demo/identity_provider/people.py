"""The persons that can be signed in as: the same data files as the program's registers read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.demo.identity_provider import settings

STAFF, RESIDENT = "staff", "resident"

ROLES: dict[str, Promise] = {
    "case_receiver": lazy("Ärendemottagare"),
    "case_handler": lazy("Ärendehanterare"),
    "unit_admin": lazy("Lokal administratör"),
    "permission_admin": lazy("Behörighetsadministratör"),
    "log_reviewer": lazy("Granskare"),
    "provider_reviewer": lazy("Vårdgivarens granskare"),
    "regional_admin": lazy("Regional administratör"),
    "national_admin": lazy("Nationell administratör"),
}


@dataclass(frozen=True)
class Person:
    """Somebody that can be signed in as. ``key`` is an HSA-id or an identity number; ``place`` the unit, if any.

    ``told`` is what the list of personas says of one, by language; ``marks`` what there is to say of everybody else.
    """

    audience: str
    key: str
    name: str
    told: Mapping[str, str]
    marks: tuple[Promise, ...]
    place: str
    hint: str
    record: Mapping[str, Any]

    @property
    def account(self) -> str:
        """The name of the account at the provider."""
        return f"{self.audience}/{self.key}"

    @property
    def about(self) -> str:
        """What to know of the person, in the language of the page."""
        return self.told.get(get_language() or "", "") or ", ".join(str(mark) for mark in self.marks)

    @property
    def written_key(self) -> str:
        """The key as people write it."""
        return f"{self.key[:8]}-{self.key[8:]}" if self.audience == RESIDENT else self.key

    def matches(self, words: Iterable[str]) -> bool:
        """Whether every word occurs in what is shown of the person."""
        text = f"{self.name} {self.about} {self.place} {self.key} {self.written_key} {self.hint}".casefold()
        return all(word in text for word in words)


class People:
    """Everybody, in the order of the files; the personas first."""

    def __init__(self, staff: dict[str, Any], residents: dict[str, Any], personas: dict[str, Any], grants: Any) -> None:
        units = {unit["hsa_id"]: unit for unit in staff["units"]}
        providers = {provider["hsa_id"]: provider for provider in staff["providers"]}
        self._places = {hsa_id: unit["name"] for hsa_id, unit in units.items()}
        self._places |= {region["hsa_id"]: region["name"] for region in staff["regions"]}
        named = {item.get("hsa_id") or item["number"]: item for kind in personas.values() for item in kind}
        found = [self._staff(item, named, grants) for item in staff["staff"]]
        found += [_resident(item, named) for item in residents["residents"]]
        found.sort(key=lambda person: list(named).index(person.key) if person.hint else len(named))
        self.units, self.providers = units, providers
        self.by_audience = {kind: [p for p in found if p.audience == kind] for kind in (STAFF, RESIDENT)}

    def find(self, audience: str, hint: str) -> Person | None:
        """The person that a hint means: a persona's name, an HSA-id or an identity number."""
        plain = hint.strip().replace("-", "") if audience == RESIDENT else hint.strip()
        candidates = self.by_audience[audience]
        return next((p for p in candidates if hint.strip() == p.hint or plain.casefold() == p.key.casefold()), None)

    def _staff(self, item: dict[str, Any], named: dict[str, Any], grants: Any) -> Person:
        held = [grant for grant in grants if grant["hsa_id"] == item["hsa_id"]]
        persona = named.get(item["hsa_id"], {})
        roles = tuple(dict.fromkeys(ROLES[grant["role"]] for grant in held))
        places = [grant["at"] for grant in held] or [commission["unit"] for commission in item["commissions"]]
        names = dict.fromkeys(self._places[place] for place in places if place in self._places)
        return Person(
            audience=STAFF,
            key=item["hsa_id"],
            name=f"{item['given_name']} {item['surname']}",
            told=_told(persona, "role"),
            marks=roles or (lazy("Ingen roll i verktyget"),),
            place=persona.get("unit") or ", ".join(names),
            hint=persona.get("hint", ""),
            record=item,
        )


def _resident(item: dict[str, Any], named: dict[str, Any]) -> Person:
    persona = named.get(item["number"], {})
    marks = [
        (lazy("skyddad identitet"), item.get("protected")),
        (lazy("avliden"), item.get("deceased_on")),
        (lazy("utvandrad"), item.get("emigrated_on")),
        (lazy("har vårdnadshavare"), item.get("guardians")),
    ]
    return Person(
        audience=RESIDENT,
        key=item["number"],
        name=f"{item['given_name']} {item['surname']}",
        told=_told(persona, "about"),
        marks=tuple(text for text, is_so in marks if is_so),
        place="",
        hint=persona.get("hint", ""),
        record=item,
    )


def _told(persona: Mapping[str, str], word: str) -> dict[str, str]:
    return {"sv": persona[word], "en": persona["english"]} if persona else {}


@lru_cache(maxsize=1)
def people() -> People:
    """Everybody, read once."""
    return People(
        _read(settings.STAFF_DIRECTORY_FILE),
        _read(settings.POPULATION_REGISTER_FILE),
        _read(settings.PERSONAS_FILE),
        _read(settings.GRANTS_FILE),
    )


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
