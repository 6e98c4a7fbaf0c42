"""What a link service says and where it leads; what of that cannot be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput

LONGEST: Final = {"name": 100, "internal_name": 100, "description": 300, "url": 500}


class Where(StrEnum):
    """On which card it shows."""

    BOTH = "both"
    SIGNED_IN = "signed_in"
    PUBLIC = "public"


# What residents who are signed in meet, and what everybody does.
INSIDE: Final = (Where.BOTH, Where.SIGNED_IN)
OUTSIDE: Final = (Where.BOTH, Where.PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContent:
    """What the region writes."""

    name: str
    internal_name: str = ""
    description: str = ""
    url: str
    shown: Where = Where.BOTH

    def require_sound(self) -> None:
        """Raise ``InvalidInput`` for what is missing or too long, and for an address that nobody should be led to."""
        if not self.name:
            raise InvalidInput(_("Skriv vad tjänsten ska heta på kontaktkortet."), "name")
        for field, longest in LONGEST.items():
            text = getattr(self, field)
            if len(text) > longest:
                message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
                raise InvalidInput(message % {"length": len(text), "max": longest}, field)
            if "\0" in text:
                raise InvalidInput(_("Texten innehåller ett tecken som inte går att spara. Skriv om den."), field)
        if not _is_safe(self.url):
            message = _("Skriv hela adressen och börja med https://, till exempel https://exempel.se/boka.")
            raise InvalidInput(message, "url")


def _is_safe(url: str) -> bool:
    """An address of a host by its name, encrypted on the way, without a name and password in it."""
    try:
        URLValidator(schemes=["https"])(url)
        parts = urlsplit(url)
        return parts.username is None and parts.password is None and "." in (parts.hostname or "")
    except (ValidationError, ValueError):
        return False
