"""Text variables in what a draft says: a form's texts are filled for their reader, and what means nothing is told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.text_variables import filled, unknown_variables
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.translations.languages import like
from personalverktyget.domain.forms.translations.texts import Part, item_texts

# An example of a right answer is shown as it is written: it may well have braces of its own.
_SINGLE: Final = ("text", "help", "unit", "min_label", "max_label")
_AROUND: Final = ("summary", "description", "not_for", "terms_text")


def has_variables(form: FormDefinition) -> bool:
    """Whether any text may have to be filled."""
    return any("{" in text for item in form.by_link_id.values() for text in _texts(item))


def filled_form(form: FormDefinition, values: Mapping[str, str]) -> FormDefinition:
    """The same form with what its variables stand for. Codes and conditions, and so the answers, stay as they are."""
    return replace(form, items=tuple(_filled(item, values) for item in form.items))


def unknown_in_form(form: FormDefinition) -> Iterator[tuple[str, str]]:
    """The items that have something in braces that means nothing, each with what stands there."""
    for item in form.by_link_id.values():
        found = (name for text in _texts(item) for name in unknown_variables(text))
        yield from ((item.link_id, name) for name in dict.fromkeys(found))


def unknown_in_texts(texts: CaseTypeTexts) -> Iterator[tuple[str, str]]:
    """The texts around the form that have something in braces that means nothing, each with what stands there."""
    for field in _AROUND:
        yield from ((field, name) for name in unknown_variables(getattr(texts, field)))


def _texts(item: Item) -> Iterator[str]:
    return (text.swedish for text in item_texts(item) if text.address.part != Part.EXAMPLE)


def _filled(item: Item, values: Mapping[str, str]) -> Item:
    changes: dict[str, Any] = {
        name: _text(getattr(item, name), values) for name in _SINGLE if "{" in getattr(item, name)
    }
    if any("{" in option.text for option in item.answer_options):
        changes["answer_options"] = tuple(
            replace(option, text=_text(option.text, values)) for option in item.answer_options
        )
    if any("{" in text for text in item.error_texts.values()):
        changes["error_texts"] = {code: _text(text, values) for code, text in item.error_texts.items()}
    if item.items:
        changes["items"] = tuple(_filled(child, values) for child in item.items)
    return replace(item, **changes) if changes else item


def _text(text: str, values: Mapping[str, str]) -> str:
    return like(text, filled(text, values))
