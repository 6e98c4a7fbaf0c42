"""Forms as JSON, in and out. What comes in is bounded before it is understood, and every fault names its item."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import (
    MAX_OCCURRENCES,
    AnswerOption,
    Appearance,
    Condition,
    DayLimit,
    EnableBehavior,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
    Prefill,
)
from personalverktyget.domain.forms.json_values import MAX_ID, Data, ValueReader
from personalverktyget.domain.forms.problems import Code, InvalidDefinition

MAX_DEPTH: Final = 8
MAX_ITEMS: Final = 500
MAX_OPTIONS: Final = 500
MAX_CONDITIONS: Final = 50
MAX_LENGTH: Final = 20_000
MAX_PATTERN: Final = 500
MAX_CALL: Final = 40
MAX_DECIMALS: Final = 9
MAX_FILE_SIZE: Final = 100 * 1024 * 1024

_Known = TypeVar("_Known", Prefill, DayLimit)
_DEFAULTS: Final = Item(link_id="", type=ItemType.STRING, text="")
_KEYS: Final = frozenset(
    (
        *("linkId", "type", "text", "help", "required", "recommended", "repeats", "minOccurs", "maxOccurs"),
        *("minLength", "maxLength", "minValue", "maxValue", "dayLimit", "minLabel", "maxLabel", "maxDecimalPlaces"),
        *("maxSize", "pattern", "entryFormat", "unit", "call", "initial", "prefill", "mayBeUnknown", "hidden"),
        *("appearance", "answerOption", "enableWhen", "enableBehavior", "errorTexts", "item"),
    )
)

# Attribute by attribute, the key in JSON and how much it may hold. Reading and writing follow the same tables.
FLAGS: Final = {
    "required": "required",
    "recommended": "recommended",
    "repeats": "repeats",
    "may_be_unknown": "mayBeUnknown",
    "hidden": "hidden",
}
SHORT_TEXTS: Final = {
    "min_label": ("minLabel", MAX_ID),
    "max_label": ("maxLabel", MAX_ID),
    "pattern": ("pattern", MAX_PATTERN),
    "entry_format": ("entryFormat", MAX_ID),
    "unit": ("unit", MAX_ID),
    "call": ("call", MAX_CALL),
}
NUMBERS: Final = {
    "min_occurs": ("minOccurs", 0, MAX_OCCURRENCES),
    "max_occurs": ("maxOccurs", 1, MAX_OCCURRENCES),
    "min_length": ("minLength", 1, MAX_LENGTH),
    "max_length": ("maxLength", 1, MAX_LENGTH),
    "max_decimal_places": ("maxDecimalPlaces", 0, MAX_DECIMALS),
    "max_size": ("maxSize", 1, MAX_FILE_SIZE),
}


def from_json(data: object) -> FormDefinition:
    """The form that the JSON value describes; raises ``InvalidDefinition`` with everything that is wrong."""
    definition = unfinished_from_json(data)
    if errors := definition_errors(definition):
        raise InvalidDefinition(tuple(errors))
    return definition


def unfinished_from_json(data: object) -> FormDefinition:
    """A form that somebody is building: readable, but it need not hold together yet. ``from_json`` asks for both."""
    reader = _Reader()
    definition = reader.form(data)
    if reader.errors:
        raise InvalidDefinition(tuple(reader.errors))
    return definition


class _Reader(ValueReader):
    """Reads a form. How deep it goes and how many items there are is bounded before they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def form(self, data: object) -> FormDefinition:
        """The whole form."""
        if not isinstance(data, Mapping):
            self.wrong("", Code.NOT_A_DEFINITION)
            return FormDefinition(title="", items=())
        self.known(data, frozenset({"title", "headline", "item"}), "")
        title = self.text(data, "title", "")
        items = tuple(self._item(entry, 1) for entry in self.list_of(data, "item", "", MAX_ITEMS))
        return FormDefinition(title=title, items=items, headline=self._headline(data.get("headline")))

    def _headline(self, data: object) -> Headline | None:
        if data is None:
            return None
        if not isinstance(data, Mapping):
            self.wrong("", Code.WRONG_VALUE, key="headline")
            return None
        self.known(data, frozenset({"linkId", "pattern"}), "")
        pattern = self.text(data, "pattern", "") or Headline("").pattern
        return Headline(self.text(data, "linkId", "", MAX_ID), pattern)

    def _item(self, data: object, depth: int) -> Item:
        self.count += 1
        if not isinstance(data, Mapping):
            self.wrong("", Code.NOT_A_DEFINITION)
            return _DEFAULTS
        link_id = self.text(data, "linkId", "", MAX_ID)
        self.known(data, _KEYS, link_id)
        told: dict[str, Any] = {name: self.flag(data, key, link_id) for name, key in FLAGS.items()}
        told |= {name: self.text(data, key, link_id, longest) for name, (key, longest) in SHORT_TEXTS.items()}
        told |= {name: self.number(data, key, link_id, *bounds) for name, (key, *bounds) in NUMBERS.items()}
        return Item(
            link_id=link_id,
            type=self.choice(data, "type", link_id, ItemType, None),
            text=self.text(data, "text", link_id),
            help=self.text(data, "help", link_id),
            minimum=self.limit(data, "minValue", link_id),
            maximum=self.limit(data, "maxValue", link_id),
            day_limit=self._if_said(data, "dayLimit", link_id, DayLimit),
            initial=self.answer(data, "initial", link_id),
            prefill=self._if_said(data, "prefill", link_id, Prefill),
            appearance=self.choice(data, "appearance", link_id, Appearance, Appearance.RADIO),
            answer_options=self._options(data, link_id),
            enable_when=self._conditions(data, link_id),
            enable_behavior=self.choice(data, "enableBehavior", link_id, EnableBehavior, EnableBehavior.ALL),
            error_texts=self._error_texts(data, link_id),
            items=self._children(data, link_id, depth),
            **told,
        )

    def _if_said(self, data: Data, key: str, link_id: str, kind: type[_Known]) -> _Known | None:
        return self.choice(data, key, link_id, kind, None) if data.get(key) is not None else None

    def _children(self, data: Data, link_id: str, depth: int) -> tuple[Item, ...]:
        children = self.list_of(data, "item", link_id, MAX_ITEMS)
        if children and depth >= MAX_DEPTH:
            self.wrong(link_id, Code.TOO_DEEP, max=MAX_DEPTH)
            return ()
        if self.count + len(children) > MAX_ITEMS:
            self.wrong(link_id, Code.TOO_MANY_ITEMS, max=MAX_ITEMS)
            return ()
        return tuple(self._item(child, depth + 1) for child in children)

    def _options(self, data: Data, link_id: str) -> tuple[AnswerOption, ...]:
        options = []
        for entry in self.list_of(data, "answerOption", link_id, MAX_OPTIONS):
            if isinstance(entry, Mapping):
                self.known(entry, frozenset({"code", "display"}), link_id)
                code = self.text(entry, "code", link_id, MAX_ID)
                options.append(AnswerOption(code, self.text(entry, "display", link_id) or code))
            else:
                self.wrong(link_id, Code.WRONG_VALUE, key="answerOption")
        return tuple(options)

    def _conditions(self, data: Data, link_id: str) -> tuple[Condition, ...]:
        conditions = []
        for entry in self.list_of(data, "enableWhen", link_id, MAX_CONDITIONS):
            if isinstance(entry, Mapping) and isinstance(entry.get("answer"), str | bool | int):
                self.known(entry, frozenset({"question", "operator", "answer"}), link_id)
                operator = self.choice(entry, "operator", link_id, Operator, None)
                answer = self.answer(entry, "answer", link_id)
                if answer is not None and not isinstance(answer, list):
                    conditions.append(Condition(self.text(entry, "question", link_id, MAX_ID), operator, answer))
            else:
                self.wrong(link_id, Code.WRONG_VALUE, key="enableWhen")
        return tuple(conditions)

    def _error_texts(self, data: Data, link_id: str) -> Mapping[str, str]:
        texts = data.get("errorTexts", {})
        if not isinstance(texts, Mapping) or not set(texts) <= {code.value for code in Code}:
            self.wrong(link_id, Code.WRONG_VALUE, key="errorTexts")
            return _DEFAULTS.error_texts
        return MappingProxyType({str(key): self.text(texts, key, link_id) for key in texts})


def to_json(definition: FormDefinition) -> dict[str, Any]:
    """The form as a JSON value that ``from_json`` reads back to the same form."""
    data: dict[str, Any] = {"title": definition.title, "item": [_item_json(item) for item in definition.items]}
    if definition.headline is not None:
        data["headline"] = {"linkId": definition.headline.link_id, "pattern": definition.headline.pattern}
    return data


def _item_json(item: Item) -> dict[str, Any]:
    """One item, without what says the same as saying nothing."""
    everything: dict[str, Any] = {
        "help": item.help,
        **{key: getattr(item, name) for name, key in FLAGS.items()},
        **{key: getattr(item, name) for name, (key, *_) in (SHORT_TEXTS | NUMBERS).items()},
        "minValue": item.minimum,
        "maxValue": item.maximum,
        "dayLimit": item.day_limit.value if item.day_limit else None,
        "prefill": item.prefill.value if item.prefill else None,
        "appearance": item.appearance.value if item.appearance is not _DEFAULTS.appearance else None,
        "answerOption": [{"code": option.code, "display": option.text} for option in item.answer_options],
        "enableWhen": [
            {"question": c.question, "operator": c.operator.value, "answer": c.answer} for c in item.enable_when
        ],
        "enableBehavior": item.enable_behavior.value if item.enable_behavior is EnableBehavior.ANY else None,
        "errorTexts": dict(item.error_texts),
        "item": [_item_json(child) for child in item.items],
    }
    said = {key: value for key, value in everything.items() if value == 0 or value}
    said = {key: value for key, value in said.items() if value is not False}
    if item.initial is not None:
        said["initial"] = item.initial
    return {"linkId": item.link_id, "type": item.type.value, "text": item.text, **said}
