"""Translations out and in: beside each text, in FHIR's extension for them."""

from collections.abc import Mapping
from typing import Any, Final

from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.exchange.foreign import Entry, Heard, Notes, beside_part, parts_of
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.translations.kept import NONE, Translation, Translations
from personalverktyget.domain.forms.translations.languages import SWEDISH, language_of_tag
from personalverktyget.domain.forms.translations.texts import COMMON, Address, Part, form_texts

_PARTS: Final = frozenset({"id", "extension"})


class Spoken:
    """Writes texts with what they are in other languages. What translates an older Swedish text does not go out."""

    def __init__(self, definition: FormDefinition, translations: Translations) -> None:
        texts = form_texts(definition) if translations else ()
        self.words = {code: translations.current(code, texts) for code in translations.languages}

    def text(self, key: str, text: str, link_id: str, part: Part, code: str = "") -> dict[str, Any]:
        """The text under its key, and its translations beside it."""
        address = Address(link_id, part, code)
        told = [
            {
                "url": fhir.TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": language},
                    {"url": "content", "valueString": words[address]},
                ],
            }
            for language, words in self.words.items()
            if address in words
        ]
        return {key: text, f"_{key}": {"extension": told}} if told else {key: text}

    def common(self) -> list[dict[str, Any]]:
        """What the program itself says in the form, where it is said in other languages too."""
        found = []
        for part, swedish in COMMON.items():
            said = self.text("valueString", swedish, "", part)
            if len(said) > 1:
                inner = [{"url": "word", "valueCode": part.value}, {"url": "text", **said}]
                found.append({"url": fhir.OWN_COMMON, "extension": inner})
        return found


def hear(entry: Entry, address: Address, swedish: str, beside: object) -> None:
    """Keep what stands beside a text aside until the form is whole, and tell what of it is no translation."""
    if beside is None:
        return
    if not isinstance(beside, Mapping):
        entry.say(Said.WRONG_VALUE, key=f"_{address.part}")
        return
    for key in beside:
        if key not in _PARTS:
            entry.say(Said.ELEMENT, key=f"_{address.part}.{key}")
    inside = Entry(beside, entry.notes)
    inside.link_id, inside.question = entry.link_id, entry.question
    for value in inside.repeated(fhir.TRANSLATION):
        parts = parts_of(value)
        language, text = parts.get("lang"), parts.get("content")
        if isinstance(language, str) and isinstance(text, str) and text.strip():
            entry.notes.heard.append(Heard(address, swedish, language, entry.cleaned(text), entry.question))
        else:
            entry.say(Said.WRONG_VALUE, key="translation")
    inside.data.clear()
    inside.tell_the_rest()


def hear_common(form: Entry) -> None:
    """What the program itself says, as another of its kind has translated it."""
    for value in form.repeated(fhir.OWN_COMMON):
        word, beside = parts_of(value).get("word"), beside_part(value, "text")
        if word in {part.value for part in COMMON}:
            hear(form, Address("", Part(word)), COMMON[Part(word)], beside)
        else:
            form.say(Said.WRONG_VALUE, key="common-word")


def translations_in(definition: FormDefinition, notes: Notes) -> Translations:
    """What was heard, as far as the form has a place for it."""
    if not notes.heard:
        return NONE
    texts = {text.address: text for text in form_texts(definition)}
    found: dict[str, dict[Address, Translation]] = {}
    for heard in dict.fromkeys(notes.heard):
        text, code = texts.get(heard.address), language_of_tag(heard.language)
        told = {"language": heard.language, "text": heard.text}
        if code in ("", SWEDISH) or (heard.address in found.get(code, {})):
            notes.say(heard.address.link_id, heard.question, Said.TRANSLATION_LANGUAGE, **told)
        elif text is None or text.swedish != heard.swedish or len(heard.text) > text.longest:
            notes.say(heard.address.link_id, heard.question, Said.TRANSLATION, **told)
        else:
            found.setdefault(code, {})[heard.address] = Translation(heard.text, text.swedish)
    return Translations(found)
