"""What each event of the log is called, where there is no entry at hand to tell of: the columns of a file."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from personalverktyget.web.shared.words import Words
from personalverktyget.web.staff.log.sentences import PLAIN

# Those whose sentence turns on what the entry says.
_GENERAL: Final[dict[str, Words]] = {
    "access.refused": lazy("Nekades att öppna något"),
    "case.assigned": lazy("Gav ärendet till en handläggare"),
    "case.replied": lazy("Svarade på ärendet"),
    "case.read": lazy("Öppnade ärendet"),
    "case.opened_with_reason": lazy("Angav skäl för att öppna ett avslutat ärende"),
    "cases.listed": lazy("Öppnade en lista med ärenden"),
    "cases.searched": lazy("Sökte ärenden"),
    "message.opened": lazy("Öppnade ett meddelande från enheten för första gången"),
    "message.read": lazy("Öppnade ett meddelande från enheten"),
    "case_type.draft_changed": lazy("Ändrade i utkastet till en ärendetyp"),
    "case_type.published": lazy("Publicerade en ärendetyp"),
    "case_type.removal_settled": lazy("Svarade på en begäran om att ta bort en central ärendetyp"),
    "contact_card.changed": lazy("Ändrade kontaktkortet"),
    "role.granted": lazy("Gav någon en behörighet"),
    "role.revoked": lazy("Tog bort en behörighet"),
}
NAMED: Final = frozenset(PLAIN) | frozenset(_GENERAL)


def event_name(event: str) -> str:
    """The event in words. One that has none yet is told by its code, never left out."""
    return str(_GENERAL.get(event) or PLAIN.get(event, event))
