"""Languages and texts that are translated, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.languages import LANGUAGES
from personalverktyget.domain.forms.translations.texts import Part, Text
from personalverktyget.web.staff.case_types.kinds import Words
from personalverktyget.web.staff.case_types.problem_words import item_name

LANGUAGE_NAMES: Final[Mapping[str, Words]] = {
    "en": lazy("engelska"),
    "ar": lazy("arabiska"),
    "so": lazy("somaliska"),
    "fa": lazy("persiska"),
    "prs": lazy("dari"),
    "ti": lazy("tigrinska"),
    "uk": lazy("ukrainska"),
    "ru": lazy("ryska"),
    "pl": lazy("polska"),
    "es": lazy("spanska"),
    "bs": lazy("bosniska"),
    "sq": lazy("albanska"),
    "tr": lazy("turkiska"),
    "ckb": lazy("sorani"),
    "kmr": lazy("kurmanji"),
    "de": lazy("tyska"),
    "fr": lazy("franska"),
    "ro": lazy("rumänska"),
    "th": lazy("thailändska"),
    "fi": lazy("finska"),
    "fit": lazy("meänkieli"),
    "se": lazy("nordsamiska"),
    "smj": lazy("lulesamiska"),
    "sma": lazy("sydsamiska"),
    "rom": lazy("romska"),
    "yi": lazy("jiddisch"),
}
_PARTS: Final[Mapping[str, Words]] = {
    Part.TITLE: lazy("Namn"),
    Part.SUMMARY: lazy("Kort beskrivning"),
    Part.DESCRIPTION: lazy("Beskrivning"),
    Part.NOT_FOR: lazy("När den inte passar"),
    Part.TERMS: lazy("Det här gäller"),
    Part.RECEIPT: lazy("Text på kvittot"),
    Part.FULL: lazy("När det är fullt för dagen"),
    Part.YES: lazy("Svarsknapp"),
    Part.NO: lazy("Svarsknapp"),
    Part.UNKNOWN: lazy("Svarsknapp"),
    Part.TEXT: lazy("Fråga eller rubrik"),
    Part.HELP: lazy("Hjälptext"),
    Part.OPTION: lazy("Alternativ"),
    Part.ERROR: lazy("Egen feltext"),
    Part.UNIT: lazy("Enhet"),
    Part.LOWER: lazy("Skalans början"),
    Part.UPPER: lazy("Skalans slut"),
    Part.EXAMPLE: lazy("Exempel på svar"),
}

_LONGEST: Final = 60


def shortened(text: str) -> str:
    """So much of a text that one knows which it is."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def language_name(code: str) -> str:
    """What a language is called; one that is no longer offered by its code."""
    return str(LANGUAGE_NAMES.get(code, code))


def own_name(code: str) -> str:
    """What those who read a language call it."""
    return LANGUAGES[code].own_name if code in LANGUAGES else code


def part_name(text: Text) -> str:
    """What a text is for."""
    return str(_PARTS[text.address.part])


def place_name(form: FormDefinition, text: Text) -> str:
    """The question, or the text outside of the questions, that a text belongs to."""
    item = form.by_link_id.get(text.address.link_id)
    if item is not None:
        return item_name(item)
    return part_name(text) if text.address.part not in (Part.YES, Part.NO, Part.UNKNOWN) else _("Svarsknappar")
