"""One item of a Questionnaire. It begins as a bare question; each thing more that is said of it is tried against the
rules of our own forms, and told where they have no place for it."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import (
    MAX_CALL,
)
from personalverktyget.domain.forms.definitions import (
    MAX_OCCURRENCES,
    UNKNOWN,
    Appearance,
    DayLimit,
    Item,
    ItemType,
    Prefill,
)
from personalverktyget.domain.forms.exchange.foreign import Entry, beside_part, code_of, parts_of
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.limits import (
    problems_of,
    shown,
    tried,
    with_lengths,
    with_limits,
)
from personalverktyget.domain.forms.exchange.questionnaires.options import options_of
from personalverktyget.domain.forms.exchange.questionnaires.translated import hear
from personalverktyget.domain.forms.exchange.questionnaires.values import limit_of
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.item_rules import item_problems
from personalverktyget.domain.forms.json_values import MAX_ID
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.translations.texts import Address, Part

_NEAREST: Final[Mapping[str, ItemType]] = MappingProxyType(
    {
        "open-choice": ItemType.CHOICE,
        "question": ItemType.STRING,
        "time": ItemType.STRING,
        "url": ItemType.STRING,
        "reference": ItemType.STRING,
        "quantity": ItemType.DECIMAL,
    }
)
_SAME: Final = frozenset(kind for kind, name in fhir.FHIR_TYPES.items() if name == kind.value) - fhir.OWN_TYPES
_TIME: Final[Mapping[str, Any]] = {"pattern": "([01][0-9]|2[0-3]):[0-5][0-9]", "entry_format": "08:30"}
# Controls that say no more than the type already does.
_PLAIN_CONTROLS: Final = frozenset({"radio-button", "check-box", "slider", "text-box", "spinner", ""})


def read_item(entry: Entry, value_sets: Mapping[str, Any]) -> Item:
    """The item without its conditions and without what lies in it."""
    item = _bare(entry, value_sets)
    for step in (with_limits, _said_of_it, with_lengths, _occurrences, _looks, _own, _flags, _initial):
        item = step(entry, item)
    if item.type is ItemType.SCALE and problems_of(item):
        entry.say(Said.OTHER_TYPE, type=item.type.value, instead=ItemType.INTEGER.value)
        item = replace(item, type=ItemType.INTEGER, min_label="", max_label="")
    return item


def _bare(entry: Entry, value_sets: Mapping[str, Any]) -> Item:
    """Type, words and alternatives. Where the type is missing here, the nearest one that can take the answer."""
    told = entry.take("type", str, "")
    prefix, text = entry.text("prefix"), entry.text("text")
    hear(entry, Address(entry.link_id, Part.TEXT), text, entry.data.pop("_text", None))
    text = f"{prefix} {text}" if prefix else text
    if not text.strip():
        entry.say(Said.NO_TEXT)
        text = entry.link_id
    kind = _type(entry, told)
    options = options_of(entry, value_sets, kind is ItemType.CHOICE)
    if options:
        if kind is not ItemType.CHOICE:
            entry.say(Said.OTHER_TYPE, type=told, instead=ItemType.CHOICE.value)
        kind = ItemType.CHOICE
    elif kind is ItemType.CHOICE:
        entry.say(Said.NO_OPTIONS)
        kind = ItemType.STRING
    more: dict[str, Any] = {"answer_options": options, "repeats": False} if options else {}
    item = Item(link_id=entry.link_id, type=kind, text=text, **more)
    return replace(item, **_TIME) if told == "time" and kind is ItemType.STRING else item


def _type(entry: Entry, told: str) -> ItemType:
    own, keyboard = entry.extension(fhir.OWN_TYPE), code_of(entry.extension(fhir.KEYBOARD))
    if own in fhir.OWN_TYPES and fhir.FHIR_TYPES[ItemType(own)] == told:
        return _available(entry, ItemType(own), told)
    if told == "string" and keyboard in (ItemType.PHONE, ItemType.EMAIL):
        return ItemType(keyboard)
    if keyboard:
        entry.say(Said.EXTENSION, url=fhir.KEYBOARD, value=keyboard)
    if told in _SAME:
        return _available(entry, ItemType(told), told)
    nearest = _NEAREST.get(told, ItemType.STRING)
    if told == "open-choice":
        entry.say(Said.FREE_TEXT_OPTION)
    elif told in _NEAREST:
        entry.say(Said.OTHER_TYPE, type=told, instead=nearest.value)
    else:
        entry.say(Said.UNKNOWN_TYPE, type=told, instead=nearest.value)
    return nearest


def _available(entry: Entry, kind: ItemType, told: str) -> ItemType:
    """The type itself, unless our own forms only know its name so far."""
    limits: dict[str, Any] = {"minimum": 0, "maximum": 1} if kind is ItemType.SCALE else {}
    probe = Item(link_id="probe", type=kind, text="probe", **limits)
    if all(problem.code is not Code.NOT_AVAILABLE for problem in item_problems(probe)):
        return kind
    instead = ItemType.DISPLAY if kind is ItemType.STOP else ItemType.STRING
    entry.say(Said.OTHER_TYPE, type=told if kind.value == told else kind.value, instead=instead.value)
    return instead


def _said_of_it(entry: Entry, item: Item) -> Item:
    help_text = entry.extension(fhir.OWN_HELP)
    if isinstance(help_text, str):
        item = replace(item, help=entry.cleaned(help_text))
        hear(entry, Address(entry.link_id, Part.HELP), item.help, entry.beside.pop(fhir.OWN_HELP, None))
    texts = {}
    for value in entry.repeated(fhir.OWN_ERROR_TEXT):
        parts = parts_of(value)
        code, text = parts.get("code"), parts.get("text")
        if isinstance(text, str) and code in {known.value for known in Code}:
            texts[code] = entry.cleaned(text)
            hear(entry, Address(entry.link_id, Part.ERROR, code), texts[code], beside_part(value, "text"))
        else:
            entry.say(Said.WRONG_VALUE, key="error-text")
    return replace(item, error_texts=MappingProxyType(texts)) if texts else item


def _occurrences(entry: Entry, item: Item) -> Item:
    if entry.take("repeats", bool, default=False):
        item = tried(entry, item, Said.REPEATS, {}, repeats=True)
    least, most = entry.extension(fhir.MIN_OCCURS), entry.extension(fhir.MAX_OCCURS)
    own = entry.extension(fhir.OWN_FEWEST)
    if isinstance(least, int) and least > 0 and item.asks and not item.hidden:
        item = replace(item, required=True)
    for key, name, value, bottom in (
        ("minOccurs", "min_occurs", least if own is None else own, 0),
        ("maxOccurs", "max_occurs", most, 1),
    ):
        says_nothing = value is None or (not item.repeats and value in (0, 1))
        if says_nothing:
            continue
        if isinstance(value, int) and not isinstance(value, bool) and bottom <= value <= MAX_OCCURRENCES:
            item = tried(entry, item, Said.LIMIT, {"key": key, "value": value}, **{name: value})
        else:
            entry.say(Said.LIMIT, key=key, value=shown(value))
    return item


def _looks(entry: Entry, item: Item) -> Item:
    control = code_of(entry.extension(fhir.ITEM_CONTROL))
    if control in ("drop-down", "autocomplete"):
        item = replace(item, appearance=Appearance.LIST)
    elif control not in _PLAIN_CONTROLS:
        entry.say(Said.CONTROL, control=control)
    return _unit(entry, item)


def _unit(entry: Entry, item: Item) -> Item:
    unit = entry.extension(fhir.UNIT)
    told = unit.get("display") or unit.get("code") if isinstance(unit, Mapping) else None
    options = [part for part in entry.repeated(fhir.UNIT_OPTION) if isinstance(part, Mapping)]
    names = [str(part.get("display") or part.get("code") or "") for part in options]
    names += sorted(entry.units - set(names))
    if told is None and len(names) == 1:
        told = names[0]
    elif names:
        entry.say(Said.UNITS, units=", ".join(names))
    if not isinstance(told, str) or not told:
        return item
    words = entry.cleaned(told, MAX_ID)
    beside = unit.get("_display") if isinstance(unit, Mapping) else None
    hear(entry, Address(entry.link_id, Part.UNIT), words, beside)
    return tried(entry, item, Said.LIMIT, {"key": "unit", "value": told}, unit=words)


def _own(entry: Entry, item: Item) -> Item:
    prefill, call = entry.extension(fhir.OWN_PREFILL), entry.extension(fhir.OWN_CALL)
    if prefill is not None:
        known = Prefill(prefill) if prefill in {known.value for known in Prefill} else None
        item = tried(entry, item, Said.EXTENSION, {"url": fhir.OWN_PREFILL, "value": str(prefill)}, prefill=known)
    day_limit = entry.extension(fhir.OWN_DAY_LIMIT)
    if day_limit is not None:
        where = DayLimit(day_limit) if day_limit in set(DayLimit) else None
        told = {"url": fhir.OWN_DAY_LIMIT, "value": str(day_limit)}
        if where is None:
            entry.say(Said.EXTENSION, **told)
        item = tried(entry, item, Said.EXTENSION, told, day_limit=where)
    if isinstance(call, str):
        item = tried(entry, item, Said.EXTENSION, {"url": fhir.OWN_CALL, "value": call}, call=call[:MAX_CALL])
    for url, name in ((fhir.OWN_RECOMMENDED, "recommended"), (fhir.OWN_MAY_BE_UNKNOWN, "may_be_unknown")):
        if entry.extension(url) is True:
            item = tried(entry, item, Said.EXTENSION, {"url": url, "value": "true"}, **{name: True})
    return item


def _flags(entry: Entry, item: Item) -> Item:
    if entry.take("required", bool, default=False):
        return tried(entry, item, Said.REQUIRED, {}, required=True)
    return item


def _initial(entry: Entry, item: Item) -> Item:
    """What the question begins with, and whether it is nothing but that."""
    chosen = [option.code for option in item.answer_options if option.code in entry.selected]
    told = [entry_value(part) for part in entry.entries("initial")]
    initial: Any = None
    if entry.extension(fhir.OWN_INITIAL_UNKNOWN) is True:
        initial = UNKNOWN
    elif item.type is ItemType.CHOICE:
        chosen = chosen or [code for part in told if (code := code_of(part) or part)]
        initial = chosen if item.repeats and chosen else chosen[0] if chosen else None
    elif told:
        initial = limit_of(item, told[0], is_upper=False) if item.asks else None
        initial = told[0] if initial is None else initial
        for more in told[1:]:
            entry.say(Said.INITIAL, value=shown(more))
    if initial is not None:
        item = tried(entry, item, Said.INITIAL, {"value": shown(initial)}, initial=initial)
    if entry.extension(fhir.HIDDEN) is True:
        item = tried(entry, item, Said.HIDDEN, {}, hidden=True)
    return item


def entry_value(part: Mapping[str, Any]) -> Any:
    """The value[x] of an object."""
    return next((value for key, value in part.items() if key.startswith("value")), None)
