"""Writing and reading who a resident is. The only code that touches the encrypted table's contents."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from personalverktyget.base.encryption import Keyring, load_keyring
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.people.mobiles import mobile_number
from personalverktyget.domain.people.models import ResidentFacts, ResidentIdentity
from personalverktyget.domain.people.registers import RegisteredPerson

# What a binary column gives, depending on how it was read.
Encrypted = bytes | memoryview

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Contact:
    """How a resident is reached."""

    email: str = ""
    mobile: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredFacts:
    """What the register says that a unit's audience may turn on. Empty or ``None`` where it is not known."""

    county: str = ""
    municipality: str = ""
    sex: str = ""
    born_on: date | None = None


def keyring() -> Keyring:
    """The program's key ring."""
    return load_keyring(settings.KEYRING_FILE)


def number_hash(number: str) -> bytes:
    """What a resident with this identity number (12 digits) is found by."""
    return keyring().digest(number, purpose="resident.number")


def name_words(text: str) -> list[int]:
    """One keyed hash for each word, for search by name."""
    ring = keyring()
    return [ring.word(word, purpose="resident.name") for word in _WORD.findall(text.casefold())]


def identity_row(resident_id: UUID, person: RegisteredPerson) -> ResidentIdentity:
    """The encrypted row of a person in the register. Where the person is protected, no address or phone is kept."""
    ring, name = keyring(), f"{person.given_name} {person.surname}".strip()
    contact: Mapping[str, str] = (
        {"email": person.email}
        if person.is_protected
        else {
            "email": person.email,
            "mobile": mobile_number(person.mobile),
            "street": person.street,
            "postal_code": person.postal_code,
            "town": person.town,
        }
    )
    return ResidentIdentity(
        resident_id=resident_id,
        number_hash=number_hash(person.number),
        number=ring.encrypt(person.number, context=f"{resident_id}.number"),
        name=ring.encrypt(name, context=f"{resident_id}.name"),
        contact=ring.encrypt(json.dumps(contact), context=f"{resident_id}.contact"),
        name_words=[] if person.is_protected else name_words(name),
    )


def facts_row(resident_id: UUID, person: RegisteredPerson) -> ResidentFacts:
    """The encrypted row of what the register says of a person. Where a protected one lives is kept in no form."""
    lives = {} if person.is_protected else {"county": person.county, "municipality": person.municipality}
    facts = keyring().encrypt(json.dumps(lives | {"sex": person.sex}), context=f"{resident_id}.facts")
    guardians = [] if person.is_protected else [number_hash(number) for number in person.guardians]
    return ResidentFacts(resident_id=resident_id, facts=facts, guardians=guardians)


def decrypt_name(resident_id: UUID, data: Encrypted) -> str:
    """The resident's name."""
    return keyring().decrypt(bytes(data), context=f"{resident_id}.name")


def decrypt_number(resident_id: UUID, data: Encrypted) -> str:
    """The resident's identity number, 12 digits."""
    return keyring().decrypt(bytes(data), context=f"{resident_id}.number")


def decrypt_contact(resident_id: UUID, data: Encrypted) -> Contact:
    """How the resident is reached."""
    return Contact(**json.loads(keyring().decrypt(bytes(data), context=f"{resident_id}.contact")))


def decrypt_facts(resident_id: UUID, facts: Encrypted | None, number: Encrypted) -> RegisteredFacts:
    """What the register says of the resident; the day of birth stands in the number, where it does."""
    said = json.loads(keyring().decrypt(bytes(facts), context=f"{resident_id}.facts")) if facts is not None else {}
    try:
        born_on = parse(decrypt_number(resident_id, number)).birth_date
    except InvalidIdentityNumber:
        born_on = None
    return RegisteredFacts(**said, born_on=born_on)


def encrypt_contact(resident_id: UUID, contact: Contact) -> bytes:
    """How the resident is reached, as the table keeps it."""
    return keyring().encrypt(json.dumps(asdict(contact)), context=f"{resident_id}.contact")
