"""Forms as JSON, in and out. What comes in is bounded before it is understood, and every fault names its item."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Appearance,
    Condition,
    EnableBehavior,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.problems import Code, InvalidDefinition, Problem

MAX_DEPTH: Final = 8
MAX_ITEMS: Final = 500
MAX_OPTIONS: Final = 500
MAX_CONDITIONS: Final = 50
MAX_TEXT: Final = 4000
MAX_ID: Final = 100
MAX_LENGTH: Final = 20_000

_DEFAULTS: Final = Item(link_id="", type=ItemType.STRING, text="")
_KEYS: Final = frozenset(
    (
        *("linkId", "type", "text", "help", "required", "recommended", "repeats", "maxLength", "minValue", "maxValue"),
        *("unit", "appearance", "answerOption", "enableWhen", "enableBehavior", "errorTexts", "item"),
    )
)
_Enum = TypeVar("_Enum", bound=StrEnum)


def from_json(data: object) -> FormDefinition:
    """The form that the JSON value describes; raises ``InvalidDefinition`` with everything that is wrong."""
    reader = _Reader()
    definition = reader.form(data)
    errors = reader.errors or definition_errors(definition)
    if errors:
        raise InvalidDefinition(tuple(errors))
    return definition


class _Reader:
    """Reads and remembers what is wrong, so that a person gets all of it at once."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, Problem]] = []
        self.count = 0

    def wrong(self, link_id: str, code: Code, **params: str | int) -> None:
        if len(self.errors) < 100:
            self.errors.append((link_id, Problem(code, params)))

    def form(self, data: object) -> FormDefinition:
        if not isinstance(data, Mapping):
            self.wrong("", Code.NOT_A_DEFINITION)
            return FormDefinition(title="", items=())
        self._known(data, frozenset({"title", "headline", "item"}), "")
        title = self._text(data, "title", "")
        items = tuple(self._item(entry, 1) for entry in self._list(data, "item", "", MAX_ITEMS))
        return FormDefinition(title=title, items=items, headline=self._headline(data.get("headline")))

    def _headline(self, data: object) -> Headline | None:
        if data is None:
            return None
        if not isinstance(data, Mapping):
            self.wrong("", Code.WRONG_VALUE, key="headline")
            return None
        self._known(data, frozenset({"linkId", "pattern"}), "")
        pattern = self._text(data, "pattern", "") or Headline("").pattern
        return Headline(self._text(data, "linkId", "", MAX_ID), pattern)

    def _item(self, data: object, depth: int) -> Item:
        self.count += 1
        if not isinstance(data, Mapping):
            self.wrong("", Code.NOT_A_DEFINITION)
            return _DEFAULTS
        link_id = self._text(data, "linkId", "", MAX_ID)
        self._known(data, _KEYS, link_id)
        return Item(
            link_id=link_id,
            type=self._choice(data, "type", link_id, ItemType, None),
            text=self._text(data, "text", link_id),
            help=self._text(data, "help", link_id),
            required=self._flag(data, "required", link_id),
            recommended=self._flag(data, "recommended", link_id),
            repeats=self._flag(data, "repeats", link_id),
            max_length=self._length(data, link_id),
            minimum=self._limit(data, "minValue", link_id),
            maximum=self._limit(data, "maxValue", link_id),
            unit=self._text(data, "unit", link_id, MAX_ID),
            appearance=self._choice(data, "appearance", link_id, Appearance, Appearance.RADIO),
            answer_options=self._options(data, link_id),
            enable_when=self._conditions(data, link_id),
            enable_behavior=self._choice(data, "enableBehavior", link_id, EnableBehavior, EnableBehavior.ALL),
            error_texts=self._error_texts(data, link_id),
            items=self._children(data, link_id, depth),
        )

    def _children(self, data: Mapping[Any, Any], link_id: str, depth: int) -> tuple[Item, ...]:
        children = self._list(data, "item", link_id, MAX_ITEMS)
        if children and depth >= MAX_DEPTH:
            self.wrong(link_id, Code.TOO_DEEP, max=MAX_DEPTH)
            return ()
        if self.count + len(children) > MAX_ITEMS:
            self.wrong(link_id, Code.TOO_MANY_ITEMS, max=MAX_ITEMS)
            return ()
        return tuple(self._item(child, depth + 1) for child in children)

    def _options(self, data: Mapping[Any, Any], link_id: str) -> tuple[AnswerOption, ...]:
        options = []
        for entry in self._list(data, "answerOption", link_id, MAX_OPTIONS):
            if isinstance(entry, Mapping):
                self._known(entry, frozenset({"code", "display"}), link_id)
                code = self._text(entry, "code", link_id, MAX_ID)
                options.append(AnswerOption(code, self._text(entry, "display", link_id) or code))
            else:
                self.wrong(link_id, Code.WRONG_VALUE, key="answerOption")
        return tuple(options)

    def _conditions(self, data: Mapping[Any, Any], link_id: str) -> tuple[Condition, ...]:
        conditions = []
        for entry in self._list(data, "enableWhen", link_id, MAX_CONDITIONS):
            if isinstance(entry, Mapping) and isinstance(answer := entry.get("answer"), str | bool | int):
                self._known(entry, frozenset({"question", "operator", "answer"}), link_id)
                operator = self._choice(entry, "operator", link_id, Operator, None)
                conditions.append(Condition(self._text(entry, "question", link_id, MAX_ID), operator, answer))
            else:
                self.wrong(link_id, Code.WRONG_VALUE, key="enableWhen")
        return tuple(conditions)

    def _error_texts(self, data: Mapping[Any, Any], link_id: str) -> Mapping[str, str]:
        texts = data.get("errorTexts", {})
        if not isinstance(texts, Mapping) or not set(texts) <= {code.value for code in Code}:
            self.wrong(link_id, Code.WRONG_VALUE, key="errorTexts")
            return _DEFAULTS.error_texts
        return MappingProxyType({str(key): self._text(texts, key, link_id) for key in texts})

    def _known(self, data: Mapping[Any, Any], keys: frozenset[str], link_id: str) -> None:
        for key in list(data)[:100]:
            if key not in keys:
                self.wrong(link_id, Code.UNKNOWN_KEY, key=str(key)[:MAX_ID])

    def _text(self, data: Mapping[Any, Any], key: str, link_id: str, longest: int = MAX_TEXT) -> str:
        value = data.get(key, "")
        if not isinstance(value, str) or len(value) > longest or "\x00" in value or not _is_writable(value):
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
            return ""
        return value

    def _flag(self, data: Mapping[Any, Any], key: str, link_id: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return value is True

    def _length(self, data: Mapping[Any, Any], link_id: str) -> int | None:
        value = data.get("maxLength")
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_LENGTH):
            return value
        self.wrong(link_id, Code.WRONG_VALUE, key="maxLength")
        return None

    def _limit(self, data: Mapping[Any, Any], key: str, link_id: str) -> str | int | None:
        value = data.get(key)
        if value is None or (isinstance(value, str | int) and not isinstance(value, bool) and len(str(value)) <= 30):
            return value
        self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return None

    def _list(self, data: Mapping[Any, Any], key: str, link_id: str, longest: int) -> list[object]:
        value = data.get(key, [])
        if not isinstance(value, list) or len(value) > longest:
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
            return []
        return value

    def _choice(
        self, data: Mapping[Any, Any], key: str, link_id: str, values: type[_Enum], default: _Enum | None
    ) -> _Enum:
        value = data.get(key, default)
        found = next((member for member in values if member.value == value), None)
        if found is None:
            self.wrong(link_id, Code.UNKNOWN_TYPE if key == "type" else Code.WRONG_VALUE, key=key)
        return found or next(iter(values))


def _is_writable(text: str) -> bool:
    """Whether the text can be written as UTF-8; half a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def to_json(definition: FormDefinition) -> dict[str, Any]:
    """The form as a JSON value that ``from_json`` reads back to the same form."""
    data: dict[str, Any] = {"title": definition.title, "item": [_item_json(item) for item in definition.items]}
    if definition.headline is not None:
        data["headline"] = {"linkId": definition.headline.link_id, "pattern": definition.headline.pattern}
    return data


def _item_json(item: Item) -> dict[str, Any]:
    """One item, without what says the same as saying nothing."""
    everything = {
        "help": item.help,
        "required": item.required,
        "recommended": item.recommended,
        "repeats": item.repeats,
        "maxLength": item.max_length,
        "minValue": item.minimum,
        "maxValue": item.maximum,
        "unit": item.unit,
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
    return {"linkId": item.link_id, "type": item.type.value, "text": item.text, **said}
