"""Why a file is not taken in, as the person reads it: what happened, and what to do."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.names import cleaned_name
from personalverktyget.domain.attachments.problems import Code

_TEXTS: Final[Mapping[Code, str]] = {
    Code.EMPTY: gettext_noop("%(name)s är tom. Kontrollera att du har valt rätt fil."),
    Code.TOO_LARGE: gettext_noop("%(name)s är för stor. En fil får vara högst %(max)s MB."),
    Code.TOO_MANY: gettext_noop("%(name)s fick inte plats. Du kan bifoga högst %(max)s filer här."),
    Code.TOO_MUCH: gettext_noop(
        "%(name)s fick inte plats. Filerna får tillsammans vara högst %(max)s MB. Ta bort någon fil, eller välj en "
        "mindre."
    ),
    Code.WRONG_KIND: gettext_noop(
        "%(name)s är inte en fil som går att bifoga. Det går med PDF, JPG, PNG, GIF och HEIC. Spara ett dokument som "
        "PDF, eller ta en bild av det."
    ),
    Code.UNREADABLE: gettext_noop(
        "%(name)s går inte att läsa. Filen verkar vara skadad. Spara den en gång till, eller ta en ny bild."
    ),
    Code.TOO_MANY_PIXELS: gettext_noop(
        "%(name)s har för många bildpunkter. Gör bilden mindre, eller ta en ny bild med lägre upplösning."
    ),
    Code.TOO_DEMANDING: gettext_noop(
        "%(name)s är för krånglig för att gå att läsa. Spara den som en enklare PDF eller som en bild."
    ),
    Code.LOCKED: gettext_noop("%(name)s är låst med lösenord. Ta bort lösenordet i filen och bifoga den igen."),
    Code.ACTIVE: gettext_noop(
        "%(name)s innehåller program eller funktioner som vi inte tar emot. Skriv ut dokumentet till en ny PDF, eller "
        "ta en bild av det."
    ),
    Code.HOLDS_FILES: gettext_noop(
        "%(name)s innehåller andra filer. Bifoga dem var för sig, eller skriv ut dokumentet till en ny PDF."
    ),
    Code.TOO_MANY_PAGES: gettext_noop("%(name)s har för många sidor. Ett dokument får ha högst %(max)s sidor."),
    Code.INFECTED: gettext_noop(
        "%(name)s togs inte emot, eftersom viruskontrollen hittade något farligt i den. Kontrollera din dator eller "
        "telefon, och bifoga inte filen igen."
    ),
    Code.SCANNER_SILENT: gettext_noop(
        "%(name)s kunde inte tas emot, eftersom viruskontrollen inte svarar just nu. Försök igen om en stund, eller "
        "skicka utan filen."
    ),
}
_MOST: Final[Mapping[Code, int]] = {
    Code.TOO_LARGE: limits.MAX_FILE_BYTES // limits.MEGABYTE,
    Code.TOO_MANY: limits.MAX_FILES,
    Code.TOO_MUCH: limits.MAX_TOTAL_BYTES // limits.MEGABYTE,
    Code.TOO_MANY_PAGES: limits.MAX_PDF_PAGES,
}


class RefusedFile(InvalidInput):
    """A file is not taken in. The message names it and says what to do."""

    def __init__(self, code: Code, name: str, *, field: str | None = None, most: int | None = None) -> None:
        most = _MOST.get(code, 0) if most is None else most
        super().__init__(_(_TEXTS[code]) % {"name": cleaned_name(name), "max": most}, field=field)
        self.code = code
