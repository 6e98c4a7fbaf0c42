"""A form as it reads in another language. Text by text: what is not translated stays as it is, in Swedish."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from personalverktyget.domain.forms.definitions import UNKNOWN, AnswerOption, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.translations.languages import InLanguage
from personalverktyget.domain.forms.translations.texts import COMMON, Address, Part

_SINGLE = (Part.TEXT, Part.HELP, Part.UNIT, Part.LOWER, Part.UPPER, Part.EXAMPLE)


def form_in(form: FormDefinition, language: str, words: Mapping[Address, str]) -> FormDefinition:
    """The same questions, conditions and codes: what is answered in one language is the same answer in another."""
    told = {address: InLanguage(text, language) for address, text in words.items()}
    title = told.get(Address("", Part.TITLE), form.title)
    return replace(form, title=title, items=tuple(_item(item, told) for item in form.items))


def _item(item: Item, told: Mapping[Address, str]) -> Item:
    here = item.link_id
    changes: dict[str, Any] = {part.value: told[Address(here, part)] for part in _SINGLE if Address(here, part) in told}
    if item.answer_options:
        changes["answer_options"] = tuple(
            AnswerOption(option.code, told.get(Address(here, Part.OPTION, option.code), option.text))
            for option in item.answer_options
        )
    if item.error_texts:
        changes["error_texts"] = {
            code: told.get(Address(here, Part.ERROR, code), text) for code, text in item.error_texts.items()
        }
    if common := _common(item, told):
        changes["answer_options"] = (*changes.get("answer_options", ()), *common)
    if item.items:
        changes["items"] = tuple(_item(child, told) for child in item.items)
    return replace(item, **changes) if changes else item


def _common(item: Item, told: Mapping[Address, str]) -> tuple[AnswerOption, ...]:
    """What the program itself says among the alternatives, where it is to be said otherwise than in Swedish."""
    codes = {Part.YES: "true", Part.NO: "false"} if item.type is ItemType.BOOLEAN else {}
    codes |= {Part.UNKNOWN: UNKNOWN} if item.may_be_unknown else {}
    if not any(Address("", part) in told for part in codes):
        return ()
    return tuple(AnswerOption(code, told.get(Address("", part), COMMON[part])) for part, code in codes.items())
