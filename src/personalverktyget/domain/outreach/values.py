"""What variables stand for to one recipient, as the database keeps it: encrypted, bound to her row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.people.identities import keyring

LONGEST_VALUE: Final = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What a row of a list says: what stood where the number is, and what its variables stand for.

    ``case_number`` names the case that the row was made from, where it was.
    """

    written: str
    values: Mapping[str, str]
    case_number: int | None = None


def sealed_said(row_id: UUID, said: Said) -> bytes:
    """As the table of listed rows keeps it."""
    kept = [said.written, dict(said.values), *(() if said.case_number is None else (said.case_number,))]
    return keyring().encrypt(json.dumps(kept, ensure_ascii=False), context=f"{row_id}.said")


def opened_said(row_id: UUID, data: bytes | memoryview) -> Said:
    """What ``sealed_said`` was given."""
    return Said(*json.loads(keyring().decrypt(bytes(data), context=f"{row_id}.said")))


def sealed_values(recipient_id: UUID, values: Mapping[str, str]) -> bytes:
    """As the table keeps them."""
    return keyring().encrypt(json.dumps(dict(values), ensure_ascii=False), context=f"{recipient_id}.values")


def opened_values(recipient_id: UUID, data: bytes | memoryview | None) -> dict[str, str]:
    """What ``sealed_values`` was given; nothing where there are none."""
    if data is None:
        return {}
    found: dict[str, str] = json.loads(keyring().decrypt(bytes(data), context=f"{recipient_id}.values"))
    return found


def required_value(text: str, *, name: str, field: str) -> str:
    """A value on one line as it is kept. Raises ``InvalidInput`` where it is empty, too long or cannot be kept."""
    text = " ".join(text.split())
    if not text:
        raise InvalidInput(_("Fyll i %(name)s. Utan det går meddelandet inte att skicka.") % {"name": name}, field)
    if len(text) > LONGEST_VALUE:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": LONGEST_VALUE}, field)
    if "\0" in text or "{" in text or "}" in text:
        raise InvalidInput(_("Ta bort klamrarna { och }. De används bara för variabler."), field)
    return text
