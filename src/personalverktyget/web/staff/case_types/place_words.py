"""What a text of a case type is called where many of them stand in one list."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.text_places import (
    ERROR,
    HEADLINE,
    ITEM,
    OPTION,
    REPLY,
    TEXTS,
    TRANSLATION,
    TextPlace,
)
from personalverktyget.domain.contact_cards.card_texts import CARD
from personalverktyget.domain.message_templates.text_places import TEMPLATE
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.staff.case_types.difference_words import TEXT_LABELS
from personalverktyget.web.staff.case_types.kinds import Words
from personalverktyget.web.staff.case_types.language_words import LANGUAGE_NAMES
from personalverktyget.web.staff.message_templates.words import LABELS

_ITEM: Final[Mapping[str, Words]] = {
    "text": lazy("Fråga eller rubrik"),
    "help": lazy("Hjälptext till ”%(part)s”"),
    "minLabel": lazy("Skalans lägsta steg, ”%(part)s”"),
    "maxLabel": lazy("Skalans högsta steg, ”%(part)s”"),
    "unit": lazy("Enhet för ”%(part)s”"),
    "entryFormat": lazy("Exempel på svar till ”%(part)s”"),
    "call": lazy("Nummer att ringa på stoppsidan ”%(part)s”"),
}
_PARTS: Final[Mapping[str, Words]] = {
    OPTION: lazy("Alternativ till ”%(part)s”"),
    ERROR: lazy("Feltext till ”%(part)s”"),
    HEADLINE: lazy("Raden i ärendelistan"),
    REPLY: lazy("Fast svarsalternativ"),
}
_SETTINGS: Final[Mapping[str, Words]] = {
    "receipt_text": lazy("Kvittots text"),
    "cap_message": lazy("Texten när inga fler ärenden tas emot"),
}
_CARD: Final[Mapping[str, Words]] = {
    "presentation": lazy("Om mottagningen"),
    "other_information": lazy("Övrig information"),
    "urgent_text": lazy("När det är bråttom"),
}
ADDITIONS: Final[Mapping[str, Words]] = {
    "local_information": lazy("Enhetens egen information"),
    "local_terms": lazy("Egna villkor"),
    "closed_message": lazy("Texten när den är stängd"),
    "standard_replies": lazy("Eget standardsvar"),
}


def place_words(place: TextPlace) -> str:
    """The kind of text, and what it belongs to."""
    where, name = place.path[0], place.path[-1]
    if where == TEXTS:
        return str(TEXT_LABELS[name])
    if where == TRANSLATION:
        language = {"language": LANGUAGE_NAMES[place.path[1]], "part": "%(part)s"}
        return with_swedish(_("Översättning till %(language)s av ”%(part)s”") % language, part=_short(place.part))
    if where == TEMPLATE:
        return str(LABELS[name])
    if where == CARD:
        return str(_CARD[name])
    words = _ITEM.get(name) if where == ITEM else _PARTS.get(where) or _SETTINGS.get(name)
    return with_swedish(str(words), part=_short(place.part))


def _short(part: str) -> str:
    part = part.strip()
    return part if len(part) < _LONGEST else f"{part[:_LONGEST].rstrip()}…"


_LONGEST: Final = 80
