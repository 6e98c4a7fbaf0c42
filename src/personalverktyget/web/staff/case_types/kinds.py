"""The kinds of items that a form can be built of, as those who build it know them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definitions import AnswerOption, Item, ItemType
from personalverktyget.domain.forms.item_rules import canonical, item_problems
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.question_types import is_available, question_type

Words = Promise | str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what it is in the form, what it is called and when to use it."""

    code: str
    type: ItemType
    words: Words
    hint: Words
    repeats: bool = False


_T = ItemType
KINDS: Final[dict[str, Kind]] = {
    kind.code: kind
    for kind in (
        Kind("boolean", _T.BOOLEAN, lazy("Ja eller nej"), lazy("Ett val mellan två svar")),
        Kind("choice", _T.CHOICE, lazy("Ett av flera"), lazy("Invånaren väljer ett alternativ")),
        Kind("choices", _T.CHOICE, lazy("Flera av flera"), lazy("Invånaren kryssar i det som stämmer"), repeats=True),
        Kind("string", _T.STRING, lazy("Kort svar"), lazy("Några ord på en rad")),
        Kind("text", _T.TEXT, lazy("Långt svar"), lazy("Fritt skriven text")),
        Kind("integer", _T.INTEGER, lazy("Heltal"), lazy("Till exempel antal dagar")),
        Kind("decimal", _T.DECIMAL, lazy("Tal med decimaler"), lazy("Till exempel vikt i kilo")),
        Kind("date", _T.DATE, lazy("Datum"), lazy("En dag")),
        Kind("dateTime", _T.DATE_TIME, lazy("Datum och tid"), lazy("En dag och ett klockslag")),
        Kind("scale", _T.SCALE, lazy("Skala"), lazy("Till exempel smärta från 0 till 10")),
        Kind("phone", _T.PHONE, lazy("Telefonnummer"), lazy("Kontaktuppgifterna har redan ett")),
        Kind("email", _T.EMAIL, lazy("E-postadress"), lazy("Kontaktuppgifterna har redan en")),
        Kind("identityNumber", _T.IDENTITY_NUMBER, lazy("Personnummer"), lazy("Någon annans, till exempel ett barns")),
        Kind("attachment", _T.ATTACHMENT, lazy("Fil eller bild"), lazy("Invånaren bifogar en fil")),
        Kind("display", _T.DISPLAY, lazy("Text att läsa"), lazy("Information, ingen fråga")),
        Kind("stop", _T.STOP, lazy("Stoppsida"), lazy("Visar vart man ska vända sig, inget kan skickas")),
        Kind("group", _T.GROUP, lazy("Avsnitt"), lazy("En rubrik med frågor som hör ihop")),
        Kind("groups", _T.GROUP, lazy("Avsnitt som upprepas"), lazy("Samma frågor flera gånger"), repeats=True),
    )
}
_FIRST_OPTIONS: Final = (AnswerOption("val-1", "Alternativ 1"), AnswerOption("val-2", "Alternativ 2"))
# What items of any type may say, what questions may, and what only those whose type takes it.
_OF_ALL: Final = ("link_id", "type", "text", "help", "repeats", "enable_when", "enable_behavior", "items")
_OF_QUESTIONS: Final = ("required", "recommended", "error_texts")
_TAKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "takes_length": ("min_length", "max_length"),
    "takes_decimals": ("max_decimal_places",),
    "takes_pattern": ("pattern", "entry_format"),
    "takes_unit": ("unit",),
    "takes_unknown": ("may_be_unknown",),
    "takes_several": ("min_occurs", "max_occurs"),
}
PAGE: Final = Kind("page", _T.GROUP, lazy("Sida"), lazy("Ett nytt steg i formuläret"))


def kind_of(item: Item) -> Kind:
    """What kind an item is."""
    found = [kind for kind in KINDS.values() if kind.type is item.type]
    return next((kind for kind in found if kind.repeats is item.repeats), found[0])


def offered_kinds() -> tuple[Kind, ...]:
    """The kinds that can be asked and published."""
    return tuple(kind for kind in KINDS.values() if _is_available(kind))


def new_item(kind: Kind, link_id: str) -> Item:
    """An item of the kind, with nothing written yet."""
    return fitted(Item(link_id=link_id, type=kind.type, text="", repeats=kind.repeats))


def fitted(item: Item) -> Item:
    """The item without what its type has no use for: options of what was a choice, limits of what was a number."""
    kept = {name: getattr(item, name) for name in (*_OF_ALL, *(_OF_QUESTIONS if item.asks else ()))}
    if item.type is ItemType.STOP:
        kept["call"] = item.call
    if item.asks and is_available(item):
        kept |= _of_type(item)
    return Item(**kept)


def _of_type(item: Item) -> dict[str, Any]:
    kind = question_type(item)
    kept: dict[str, Any] = {}
    for taken, names in _TAKEN.items():
        if getattr(kind, taken):
            kept |= {name: getattr(item, name) for name in names}
    if kind.takes_options:
        kept["answer_options"] = item.answer_options or _FIRST_OPTIONS
    if kind.takes_limits:
        kept |= {name: _limit(item, getattr(item, name)) for name in ("minimum", "maximum")}
    if item.prefill is not None and item.prefill is kind.prefills:
        kept["prefill"] = item.prefill
    if item.type is ItemType.DATE:
        kept["day_limit"] = item.day_limit
    if item.type is ItemType.SCALE:
        kept |= {"min_label": item.min_label, "max_label": item.max_label}
        if None in (kept["minimum"], kept["maximum"]):
            kept |= {"minimum": 0, "maximum": 10}
    return kept


def _is_available(kind: Kind) -> bool:
    problems = item_problems(new_item(kind, "q"))
    return all(problem.code is not Code.NOT_AVAILABLE for problem in problems)


def _limit(item: Item, limit: str | int | None) -> object:
    """The limit, where it is one that a question of this type can have."""
    read = None if limit is None else canonical(item, limit)
    return read if type(read) is type(limit) and read == limit else None
