"""The texts of a form, each with its address: exactly what a resident can come to read of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.json_values import MAX_ID, MAX_TEXT


class Part(StrEnum):
    """What a text is for."""

    TITLE = "title"
    TEXT = "text"
    HELP = "help"
    OPTION = "option"
    ERROR = "error"
    UNIT = "unit"
    LOWER = "min_label"
    UPPER = "max_label"
    EXAMPLE = "entry_format"
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    # Around the form (case_types.translated_texts).
    SUMMARY = "summary"
    DESCRIPTION = "description"
    NOT_FOR = "not_for"
    TERMS = "terms_text"
    RECEIPT = "receipt_text"
    FULL = "cap_message"


class Address(NamedTuple):
    """Where a text stands: at which item ("" is the form itself), what for, and the alternative's or error's code."""

    link_id: str
    part: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Swedish. One that is ``needed`` must be understood by whoever is to answer."""

    address: Address
    swedish: str
    is_needed: bool
    longest: int = MAX_TEXT


# What the program itself says in a form: the answers to a question of yes or no, and that one does not know.
COMMON: Final = {Part.YES: "Ja", Part.NO: "Nej", Part.UNKNOWN: "Vet inte"}
_SHORT: Final = (
    (Part.LOWER, "min_label"),
    (Part.UPPER, "max_label"),
    (Part.UNIT, "unit"),
    (Part.EXAMPLE, "entry_format"),
)
# How long a text may be in another language, where it is shorter than a text in general.
LONGEST: Final = {Part.TITLE: 2 * MAX_ID, **dict.fromkeys((*COMMON, *(part for part, _name in _SHORT)), MAX_ID)}
# What is said below such an item is what the item is for.
_TELLS: Final = frozenset({ItemType.DISPLAY, ItemType.STOP})


def form_texts(form: FormDefinition) -> tuple[Text, ...]:
    """Every text, in the order of the form. What is empty is no text, and what is hidden is read by nobody."""
    return tuple(text for text in _all(form) if text.swedish.strip())


def _all(form: FormDefinition) -> Iterator[Text]:
    yield Text(Address("", Part.TITLE), form.title, is_needed=True, longest=LONGEST[Part.TITLE])
    yield from (Text(Address("", part), COMMON[part], is_needed=True, longest=MAX_ID) for part in common_parts(form))
    for item in form.by_link_id.values():
        if not item.hidden:
            yield from item_texts(item)


def common_parts(form: FormDefinition) -> tuple[Part, ...]:
    """Which of the program's own words the form uses."""
    asked = [item for item in form.questions if not item.hidden]
    yes_and_no = any(item.type is ItemType.BOOLEAN for item in asked)
    unknown = any(item.may_be_unknown for item in asked)
    return ((Part.YES, Part.NO) if yes_and_no else ()) + ((Part.UNKNOWN,) if unknown else ())


def item_texts(item: Item) -> Iterator[Text]:
    """The texts of one item."""
    here = item.link_id
    yield Text(Address(here, Part.TEXT), item.text, is_needed=True)
    yield Text(Address(here, Part.HELP), item.help, is_needed=item.type in _TELLS)
    for option in item.answer_options:
        yield Text(Address(here, Part.OPTION, option.code), option.text, is_needed=True)
    for part, name in _SHORT:
        yield Text(Address(here, part), getattr(item, name), is_needed=False, longest=MAX_ID)
    for code, text in item.error_texts.items():
        yield Text(Address(here, Part.ERROR, code), text, is_needed=False)
