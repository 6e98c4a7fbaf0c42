"""Translations as they are kept: each with the Swedish that it says, so that it shows when the Swedish has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.languages import LANGUAGES
from personalverktyget.domain.forms.translations.texts import Address, Text, form_texts


class State(StrEnum):
    """How a text stands in a language."""

    MISSING = "missing"
    STALE = "stale"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language, and the Swedish that it is a translation of."""

    text: str
    of: str


Words = Mapping[Address, Translation]
_NO_WORDS: Final[Words] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Translations:
    """The languages that a case type's owner has chosen, with what is translated so far."""

    by_language: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        """Whether any language is chosen."""
        return bool(self.by_language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The chosen languages, in the order of the list of languages."""
        return tuple(code for code in LANGUAGES if code in self.by_language)

    def words(self, language: str) -> Words:
        """What is translated into a language."""
        return self.by_language.get(language, _NO_WORDS)

    def state(self, language: str, text: Text) -> State:
        """How a text stands in a language."""
        found = self.words(language).get(text.address)
        if found is None:
            return State.MISSING
        return State.CURRENT if found.of == text.swedish else State.STALE

    def current(self, language: str, texts: Iterable[Text]) -> dict[Address, str]:
        """What can be read in the language: what says an older Swedish text may say something that no longer holds."""
        words = self.words(language)
        return {
            text.address: words[text.address].text
            for text in texts
            if text.address in words and words[text.address].of == text.swedish
        }

    def offered(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """The languages in which everything that must be understood can be read."""
        needed = [text for text in texts if text.is_needed]
        return tuple(code for code in self.languages if len(self.current(code, needed)) == len(needed))

    def with_language(self, language: str, words: Words = _NO_WORDS) -> "Translations":
        """With a language, and these words in it."""
        return Translations({**self.by_language, language: words})

    def without_language(self, language: str) -> "Translations":
        """Without a language and all that was translated into it."""
        return Translations({code: words for code, words in self.by_language.items() if code != language})

    def with_word(self, language: str, text: Text, written: str) -> "Translations":
        """With one text translated; nothing written takes its translation away."""
        words = {address: kept for address, kept in self.words(language).items() if address != text.address}
        if written.strip():
            words[text.address] = Translation(written, text.swedish)
        return self.with_language(language, words)

    def fitted(self, before: FormDefinition, after: FormDefinition) -> "Translations":
        """For a form that was changed: what belongs to items that are gone goes with them.

        A text that is new and says word for word what another one says, as that of a copied question does, is
        translated as that one is. A text that is empty for a while keeps its translation.
        """
        if not any(self.by_language.values()):
            return self
        old = {text.address: text.swedish for text in form_texts(before)}
        new = [text for text in form_texts(after) if text.address not in old]
        known = {"", *after.by_link_id}
        fitted = {}
        for code, words in self.by_language.items():
            said = {(address.part, word.of): word for address, word in words.items() if old.get(address) == word.of}
            kept = {address: word for address, word in words.items() if address.link_id in known}
            copied = {text.address: said.get((text.address.part, text.swedish)) for text in new}
            fitted[code] = {**{address: word for address, word in copied.items() if word is not None}, **kept}
        return Translations(fitted)

    def to_json(self) -> dict[str, Any]:
        """As they are kept."""
        return {
            code: [[*address, word.text, word.of] for address, word in words.items()]
            for code, words in self.by_language.items()
        }


NONE: Final = Translations()


def translations_from_json(data: Mapping[str, Any] | None) -> Translations:
    """What ``to_json`` wrote."""
    if not data:
        return NONE
    return Translations(
        {
            code: {Address(link_id, part, key): Translation(text, of) for link_id, part, key, text, of in rows}
            for code, rows in data.items()
        }
    )
