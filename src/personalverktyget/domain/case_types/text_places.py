"""Every place where a case type says something in words, and putting other words there. Pure, on what is kept.

A place has a path: where it lies (texts, form, settings), of which part of the form, and which of its texts. Its key
is short enough for a page to carry, and so is the fingerprint of what stood there.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from personalverktyget.domain.case_types import rules, settings
from personalverktyget.domain.case_types.content import TEXT_NAMES, DraftContent, content_from_json
from personalverktyget.domain.case_types.translated_texts import all_texts, longest_of
from personalverktyget.domain.forms.definition_json import SHORT_TEXTS
from personalverktyget.domain.forms.editing.fingerprints import of_text
from personalverktyget.domain.forms.item_rules import is_number_to_call
from personalverktyget.domain.forms.json_values import MAX_TEXT
from personalverktyget.domain.forms.translations.kept import Translation, Translations
from personalverktyget.domain.forms.translations.texts import Address

TEXTS, ITEM, OPTION, ERROR, HEADLINE, TRANSLATION, SETTINGS, REPLY = (
    "texts",
    "item",
    "option",
    "error",
    "headline",
    "translation",
    "settings",
    "reply",
)
CALL: Final = "call"
_ITEM_TEXTS: Final = ("text", "help", "minLabel", "maxLabel", "unit", "entryFormat", CALL)
_LONGEST_OF_ITEM: Final = dict(SHORT_TEXTS.values())
_SETTINGS: Final = {"receipt_text": settings.LONGEST_TEXT, "cap_message": settings.LONGEST_MESSAGE}
# A code of ours, which nobody reads.
_NOT_READ: Final = frozenset({"feedback_target"})


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One text. ``part`` is the words of the part of the form that it belongs to, or that it translates."""

    path: tuple[str, ...]
    text: str
    longest: int
    part: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it has no draft: what is said there holds from the next case on."""
        return self.path[0] in {SETTINGS, REPLY}

    def takes(self, text: str) -> bool:
        """Whether another text has room there, and is a number where one is to be called."""
        return len(text) <= self.longest and (self.path[-1] != CALL or is_number_to_call(text))

    @property
    def key(self) -> str:
        """Which place it is, within its case type."""
        return of_text(json.dumps(self.path))

    @property
    def fingerprint(self) -> str:
        """What stands there."""
        return of_text(self.text)


def places_in_content(content: Mapping[str, Any]) -> Iterator[TextPlace]:
    """The texts around the form, and those of its parts in the order of the form."""
    for name in TEXT_NAMES:
        if name not in _NOT_READ:
            yield TextPlace((TEXTS, name), str(content.get(name, "")), rules.longest(name))
    form = content["form"]
    for item in form.get("item", ()):
        yield from _in_item(item)
    pattern = form.get("headline", {}).get("pattern", "") if form.get("headline") else ""
    yield TextPlace((HEADLINE, "pattern"), pattern, MAX_TEXT)
    for code, rows in content.get("translations", {}).items():
        for *address, text, of in rows:
            yield TextPlace((TRANSLATION, code, *address), text, longest_of(Address(*address)), of)


def places_in_settings(values: Mapping[str, Any]) -> Iterator[TextPlace]:
    """What the owner has settled in words: ``receipt_text``, ``cap_message`` and the fixed replies in use."""
    for name, longest in _SETTINGS.items():
        yield TextPlace((SETTINGS, name), str(values[name]), longest)
    for reply in values["fixed_replies"]:
        if reply["is_used"]:
            yield TextPlace((REPLY, str(reply["id"])), str(reply["text"]), settings.LONGEST_REPLY)


def changed_content(content: Mapping[str, Any], change: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """The content with other words in some of its places.

    A translation that held, and whose Swedish is changed by the same words, goes on holding.
    """
    after = copy.deepcopy(dict(content))
    for name in TEXT_NAMES:
        after[name] = change.get((TEXTS, name), after.get(name, ""))
    form = after["form"]
    for item in form.get("item", ()):
        _change_item(item, change)
    if form.get("headline") and (HEADLINE, "pattern") in change:
        form["headline"]["pattern"] = change[HEADLINE, "pattern"]
    if content.get("translations"):
        said = content_from_json(after)
        bearing_name = said.with_texts(said.texts)
        after["translations"] = _changed_translations(content_from_json(content), bearing_name, change).to_json()
    return after


def _changed_translations(
    before: DraftContent, after: DraftContent, change: Mapping[tuple[str, ...], str]
) -> Translations:
    swedish = [{text.address: text.swedish for text in all_texts(content, {})} for content in (before, after)]

    def changed(code: str, address: Address, word: Translation) -> Translation:
        written = change.get((TRANSLATION, code, *address))
        if written is None:
            return word
        held = swedish[0].get(address) == word.of
        return Translation(written, swedish[1].get(address, word.of) if held else word.of)

    return Translations(
        {
            code: {address: changed(code, address, word) for address, word in words.items()}
            for code, words in before.translations.by_language.items()
        }
    )


def _in_item(item: Mapping[str, Any]) -> Iterator[TextPlace]:
    link_id, part = str(item["linkId"]), str(item.get("text", ""))
    for key in _ITEM_TEXTS:
        yield TextPlace((ITEM, link_id, key), str(item.get(key, "")), _LONGEST_OF_ITEM.get(key, MAX_TEXT), part)
    for option in item.get("answerOption", ()):
        # An alternative without words of its own is called what its code is.
        said = str(option.get("display") or option["code"])
        yield TextPlace((OPTION, link_id, str(option["code"])), said, MAX_TEXT, part)
    for code, text in item.get("errorTexts", {}).items():
        yield TextPlace((ERROR, link_id, str(code)), str(text), MAX_TEXT, part)
    for child in item.get("item", ()):
        yield from _in_item(child)


def _change_item(item: dict[str, Any], change: Mapping[tuple[str, ...], str]) -> None:
    link_id = str(item["linkId"])
    for key in _ITEM_TEXTS:
        if (ITEM, link_id, key) in change:
            item[key] = change[ITEM, link_id, key]
    for option in item.get("answerOption", ()):
        option["display"] = change.get((OPTION, link_id, str(option["code"])), option.get("display", ""))
    for code in item.get("errorTexts", {}):
        item["errorTexts"][code] = change.get((ERROR, link_id, code), item["errorTexts"][code])
    for child in item.get("item", ()):
        _change_item(child, change)
