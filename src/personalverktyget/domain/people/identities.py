"""Writing and reading who a resident is. The only code that touches the encrypted table's contents."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings

from personalverktyget.base.encryption import Keyring, load_keyring
from personalverktyget.domain.people.models import ResidentIdentity
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
            "mobile": person.mobile,
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


def decrypt_name(resident_id: UUID, data: Encrypted) -> str:
    """The resident's name."""
    return keyring().decrypt(bytes(data), context=f"{resident_id}.name")


def decrypt_number(resident_id: UUID, data: Encrypted) -> str:
    """The resident's identity number, 12 digits."""
    return keyring().decrypt(bytes(data), context=f"{resident_id}.number")


def decrypt_contact(resident_id: UUID, data: Encrypted) -> Contact:
    """How the resident is reached."""
    return Contact(**json.loads(keyring().decrypt(bytes(data), context=f"{resident_id}.contact")))


def encrypt_contact(resident_id: UUID, contact: Contact) -> bytes:
    """How the resident is reached, as the table keeps it."""
    return keyring().encrypt(json.dumps(asdict(contact)), context=f"{resident_id}.contact")
