"""All texts of a case type that residents read, with their translations: those around the form and the form's own."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from personalverktyget.domain.case_types.content import LONGEST_SUMMARY, LONGEST_TEXT, DraftContent
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.forms.editing.fingerprints import of_text
from personalverktyget.domain.forms.json_values import MAX_TEXT
from personalverktyget.domain.forms.translations.kept import State, Translations
from personalverktyget.domain.forms.translations.texts import LONGEST, Address, Part, Text, form_texts

# What residents read around the form, and how long it may be in another language.
_AROUND: Final = (
    (Part.SUMMARY, 2 * LONGEST_SUMMARY),
    (Part.DESCRIPTION, 2 * LONGEST_TEXT),
    (Part.NOT_FOR, 2 * LONGEST_TEXT),
    (Part.TERMS, 2 * LONGEST_TEXT),
)
_SETTLED: Final = (Part.RECEIPT, Part.FULL)
AROUND: Final = frozenset({*(part for part, _longest in _AROUND), *_SETTLED})
# The card cannot name an e-service in a language without these two.
_NEEDED: Final = frozenset({Part.SUMMARY})


def around(content: DraftContent, settled: Mapping[str, str]) -> tuple[Text, ...]:
    """The texts outside of the form. ``settled`` is what the owner has settled beside it: receipt, full for today."""
    said = [(part, getattr(content.texts, part.value), longest) for part, longest in _AROUND]
    said += [(part, settled.get(part.value, ""), LONGEST_TEXT) for part in _SETTLED]
    return tuple(
        Text(Address("", part), swedish, is_needed=part in _NEEDED, longest=longest)
        for part, swedish, longest in said
        if swedish.strip()
    )


def settled_texts(case_type: CaseType) -> dict[str, str]:
    """What the owner has settled beside the form."""
    return {part.value: getattr(case_type, part.value) for part in _SETTLED}


def all_texts(content: DraftContent, settled: Mapping[str, str]) -> tuple[Text, ...]:
    """Everything that can be translated, in the order in which it is met. The form's title is the case type's name."""
    form = form_texts(content.form)
    has_title = form[:1] and form[0].address.part == Part.TITLE
    return (*form[:1], *around(content, settled), *form[1:]) if has_title else (*around(content, settled), *form)


def lacking(content: DraftContent, settled: Mapping[str, str]) -> Iterator[tuple[str, Text, State]]:
    """What is missing in the chosen languages, or says an older Swedish text; language by language."""
    texts = all_texts(content, settled) if content.translations else ()
    for code in content.translations.languages:
        for text in texts:
            state = content.translations.state(code, text)
            if state is not State.CURRENT:
                yield code, text, state


def card_words(content: DraftContent) -> dict[str, dict[str, str]]:
    """What the cards say in each language that the case type is offered in: kept with the version, to be read fast.

    ``of`` is the Swedish name that ``name`` translates: a case type can be renamed without a new version.
    """
    if not content.translations:
        return {}
    texts = all_texts(content, {})
    return {
        code: {
            "name": words[Address("", Part.TITLE)],
            "of": content.texts.name,
            "summary": words.get(Address("", Part.SUMMARY), ""),
        }
        for code in content.translations.offered(texts)
        for words in [content.translations.current(code, texts)]
    }


def longest_of(address: Address) -> int:
    """How long the translation of a text may be."""
    around_the_form = {**dict(_AROUND), **dict.fromkeys(_SETTLED, LONGEST_TEXT)}
    part = Part(address.part)
    return around_the_form.get(part) or LONGEST.get(part, MAX_TEXT)


def text_key(address: Address) -> str:
    """A short name for a text, the same whenever a page is drawn."""
    return of_text(json.dumps(address))


def seen_mark(translations: Translations, language: str, text: Text) -> str:
    """What somebody saw of a text and its translation, so short that a page can carry it."""
    word = translations.words(language).get(text.address)
    return of_text(json.dumps([text.swedish, word.text if word else "", word.of if word else ""]))


@dataclass(frozen=True, slots=True)
class TranslationChange:
    """A translation that is new, another or gone. ``text`` is ``None`` where a whole language came or went."""

    language: str
    text: Text | None
    before: str
    after: str


def translation_changes(before: DraftContent, after: DraftContent) -> Iterator[TranslationChange]:
    """In what the translations of two versions differ. Of texts that are gone nothing is told."""
    old, new = before.translations, after.translations
    if old == new:
        return
    texts = all_texts(after, dict.fromkeys(_SETTLED, "?"))
    for code in dict.fromkeys((*old.languages, *new.languages)):
        if (code in old.languages) is not (code in new.languages):
            count = str(len(new.words(code)))
            came = code in new.languages
            yield TranslationChange(code, None, "" if came else code, count if came else "")
            continue
        for text in texts:
            said = [words.get(text.address) for words in (old.words(code), new.words(code))]
            was, now = (word.text if word else "" for word in said)
            if was != now:
                yield TranslationChange(code, text, was, now)
