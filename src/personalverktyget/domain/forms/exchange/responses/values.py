"""Whether one answer of a response is of the kind that its question asks for, and keeps its limits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.value_sets import Concept
from personalverktyget.domain.forms.exchange.questionnaires.values import bare_question, limit_of, whole
from personalverktyget.domain.forms.exchange.responses import codes, others
from personalverktyget.domain.forms.exchange.responses.verdicts import BROKEN, FATAL, NOT_CHECKED, STRUCTURE, Verdict
from personalverktyget.domain.forms.patterns import NotAPattern, require_pattern
from personalverktyget.domain.forms.problems import Code, Rejected
from personalverktyget.domain.forms.question_types import question_type

__all__ = ["Verdict", "value_verdicts"]


@dataclass(frozen=True, slots=True)
class _Kind:
    """The names that a value may have, the Python type that it then has, and what else judges it."""

    names: tuple[str, ...]
    types: type | tuple[type, ...]
    ours: ItemType | None = None
    judge: Callable[[Entry, Any], Iterator[Verdict]] | None = None


_NUMBERS: Final = (int, float, Decimal)
_KINDS: Final[Mapping[str, _Kind]] = MappingProxyType(
    {
        "boolean": _Kind(("valueBoolean",), bool),
        "integer": _Kind(("valueInteger",), int, ItemType.INTEGER),
        "decimal": _Kind(("valueDecimal",), _NUMBERS, ItemType.DECIMAL),
        "string": _Kind(("valueString",), str, ItemType.STRING, others.one_line),
        "text": _Kind(("valueString",), str, ItemType.TEXT),
        "date": _Kind(("valueDate",), str, ItemType.DATE),
        "dateTime": _Kind(("valueDateTime",), str, ItemType.DATE_TIME),
        "time": _Kind(("valueTime",), str, None, others.time),
        "url": _Kind(("valueUri",), str, None, others.url),
        "choice": _Kind(("valueCoding",), Mapping),
        "open-choice": _Kind(("valueCoding", "valueString"), (Mapping, str)),
        "quantity": _Kind(("valueQuantity",), Mapping, None, others.quantity),
        "attachment": _Kind(("valueAttachment",), Mapping, None, others.attachment),
        "reference": _Kind(("valueReference",), Mapping, None, others.reference),
    }
)

# One limit is judged at a time, and then the other must not be in the way: our own days begin in 1800.
_WIDEST: Final[Mapping[ItemType, Mapping[str, Any]]] = MappingProxyType(
    {ItemType.DATE: {"minimum": "0001-01-01", "maximum": "9999-12-31"}}
)


def value_verdicts(
    question: Mapping[str, Any], answer: Mapping[str, Any], value_sets: Mapping[str, list[Concept]]
) -> Iterator[Verdict]:
    """What is wrong with the answer; nothing where it stands."""
    kind = _KINDS.get(str(question.get("type")))
    name = next((key for key in answer if key.startswith("value")), None)
    if name is None:
        if not _is_told_to_be_absent(answer):
            yield STRUCTURE
        return
    value = answer[name]
    if kind is None or name not in kind.names or not isinstance(value, kind.types) or _is_stray_boolean(kind, value):
        yield STRUCTURE
        return
    entry = Entry({"extension": question.get("extension")}, Notes())
    if kind.judge is not None:
        yield from kind.judge(entry, value)
    number = value.get("value") if isinstance(value, Mapping) and name == "valueQuantity" else None
    if kind.ours is not None:
        yield from _ours(kind.ours, question, entry, value)
    elif isinstance(number, _NUMBERS) and not isinstance(number, bool):
        yield from _ours(ItemType.DECIMAL, question, entry, number)
    yield from codes.option_verdicts(question, entry, value, value_sets)


def _is_stray_boolean(kind: _Kind, value: Any) -> bool:
    """In Python a boolean is a number; in FHIR it is not."""
    return isinstance(value, bool) and kind.types is not bool


def _is_told_to_be_absent(answer: Mapping[str, Any]) -> bool:
    return Entry(answer, Notes()).extension(fhir.DATA_ABSENT_REASON) is not None


def _ours(kind: ItemType, question: Mapping[str, Any], entry: Entry, value: Any) -> Iterator[Verdict]:
    """The judgement of our own question type, once for each limit: a form may contradict itself."""
    item = bare_question(kind)
    if limit_of(item, value, is_upper=False) is None and value != "":
        yield FATAL
        return
    for name, limit in _limits(item, question, entry):
        if limit is None:
            yield NOT_CHECKED
            continue
        widest = _WIDEST.get(kind, {}) if name in ("minimum", "maximum") else {}
        probe = replace(item, **{**widest, name: limit})
        try:
            question_type(probe).read(probe, _readable(kind, value, is_upper=name == "maximum"))
        except Rejected as rejected:
            yield Verdict("error", "invalid") if rejected.problem.code is Code.NOT_LIKE_PATTERN else BROKEN


def _readable(kind: ItemType, value: Any, *, is_upper: bool) -> Any:
    """The value as a person would have written it. A month or a year stands for its first or its last day."""
    if kind in (ItemType.DATE, ItemType.DATE_TIME):
        return whole(value, is_upper=is_upper, with_time=kind is ItemType.DATE_TIME)
    return format(Decimal(str(value)), "f") if kind is ItemType.DECIMAL else value


def _limits(item: Item, question: Mapping[str, Any], entry: Entry) -> Iterator[tuple[str, Any]]:
    """Each limit of the question by its name among ours; ``None`` where it cannot be judged."""
    for name, url in (("minimum", fhir.MIN_VALUE), ("maximum", fhir.MAX_VALUE)):
        told = entry.extension(url)
        if told is not None:
            yield name, limit_of(item, told, is_upper=name == "maximum")
    for name, told in (
        ("max_length", question.get("maxLength")),
        ("min_length", entry.extension(fhir.MIN_LENGTH)),
        ("max_decimal_places", entry.extension(fhir.MAX_DECIMAL_PLACES)),
    ):
        if isinstance(told, int) and not isinstance(told, bool) and told >= 0:
            yield name, told
    pattern = entry.extension(fhir.REGEX)
    if isinstance(pattern, str):
        try:
            require_pattern(pattern)
        except NotAPattern:
            yield "pattern", None
        else:
            yield "pattern", pattern
