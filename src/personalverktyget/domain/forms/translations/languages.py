"""The languages that a case type can be translated into, each by its BCP 47 code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

SWEDISH: Final = "sv"


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, and what those who read it call it."""

    code: str
    own_name: str
    is_right_to_left: bool = False


_OFFERED: Final = (
    Language("en", "English"),
    Language("ar", "العربية", is_right_to_left=True),
    Language("so", "Soomaali"),
    Language("fa", "فارسی", is_right_to_left=True),
    Language("prs", "دری", is_right_to_left=True),
    Language("ti", "ትግርኛ"),
    Language("uk", "українська"),
    Language("ru", "русский"),
    Language("pl", "polski"),
    Language("es", "español"),
    Language("bs", "bosanski"),
    Language("sq", "shqip"),
    Language("tr", "Türkçe"),
    Language("ckb", "سۆرانی", is_right_to_left=True),
    Language("kmr", "kurmancî"),
    Language("de", "Deutsch"),
    Language("fr", "français"),
    Language("ro", "română"),
    Language("th", "ไทย"),
    # The national minorities' languages.
    Language("fi", "suomi"),
    Language("fit", "meänkieli"),
    Language("se", "davvisámegiella"),
    Language("smj", "julevsámegiella"),
    Language("sma", "åarjelsaemien gïele"),
    Language("rom", "romani"),
    Language("yi", "ייִדיש", is_right_to_left=True),
)
LANGUAGES: Final[Mapping[str, Language]] = MappingProxyType({language.code: language for language in _OFFERED})


def language_of_tag(tag: str) -> str:
    """The code that a tag such as en-GB stands for here; "" where there is no such language."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    return code if code in LANGUAGES or code == SWEDISH else ""


def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left."""
    return code in LANGUAGES and LANGUAGES[code].is_right_to_left


class InLanguage(str):
    """A text that is not Swedish, and knows it. Wherever a form is drawn, a plain text is Swedish."""

    language: str

    def __new__(cls, text: str, language: str) -> "InLanguage":
        """The text, in that language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


def language_of(text: str) -> str:
    """Which language a text of a form is in."""
    return text.language if isinstance(text, InLanguage) else SWEDISH


def like(text: str, changed: str) -> str:
    """What was made of a text, in the same language."""
    return InLanguage(changed, text.language) if isinstance(text, InLanguage) else changed


def joined(between: str, texts: Sequence[str]) -> str:
    """Several texts as one, in their language where they share one."""
    languages = {language_of(text) for text in texts}
    whole = between.join(texts)
    return like(texts[0], whole) if len(languages) == 1 else whole
