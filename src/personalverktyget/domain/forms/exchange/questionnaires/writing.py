"""A form as a FHIR R4 Questionnaire. ``questionnaire_in`` reads it back to the same form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from personalverktyget.domain.forms.definitions import (
    UNKNOWN,
    Appearance,
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.translated import Spoken
from personalverktyget.domain.forms.translations.kept import NONE, Translations
from personalverktyget.domain.forms.translations.texts import Part

Json = dict[str, Any]
UNKNOWN_CODING: Final = {"system": fhir.ABSENT_SYSTEM, "code": UNKNOWN, "display": "Vet inte"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Under which address and version a form is known to others, and in which state."""

    url: str
    version: str
    status: str = "active"
    date: str = ""
    publisher: str = ""

    @property
    def canonical(self) -> str:
        """The address with the version, as a response names the form that it answers."""
        return f"{self.url}|{self.version}"


def questionnaire(definition: FormDefinition, published: Published, translations: Translations = NONE) -> Json:
    """The whole form, with what its texts are in other languages."""
    spoken = Spoken(definition, translations)
    about = {"date": published.date, "publisher": published.publisher}
    resource: Json = {
        "resourceType": "Questionnaire",
        "language": "sv",
        "url": published.url,
        "version": published.version,
        **spoken.text("title", definition.title, "", Part.TITLE),
        "status": published.status,
        "subjectType": ["Patient"],
        **{key: value for key, value in about.items() if value},
    }
    extensions = spoken.common()
    if definition.headline is not None:
        parts = (("linkId", definition.headline.link_id), ("pattern", definition.headline.pattern))
        inner = [{"url": name, "valueString": value} for name, value in parts if value]
        extensions.append({"url": fhir.OWN_HEADLINE, "extension": inner})
    if extensions:
        resource["extension"] = extensions
    writer = _Writer(definition, spoken)
    resource["item"] = [writer.item(page) for page in definition.items]
    return resource


class _Writer:
    """Writes items. Help and units become items of their own, whose ids must be nobody else's."""

    def __init__(self, definition: FormDefinition, spoken: Spoken) -> None:
        self.spoken = spoken
        self.items: Mapping[str, Item] = definition.by_link_id
        self.taken = set(definition.by_link_id)

    def item(self, item: Item) -> Json:
        """One item with all that lies in it."""
        extensions = [*_extensions(item, self.spoken)]
        beside = [self._beside(item, control, text, part) for control, text, part in _words_beside(item)]
        children = beside + [self.item(child) for child in item.items]
        everything: Json = {
            "extension": extensions,
            "linkId": item.link_id,
            **self.spoken.text("text", item.text, item.link_id, Part.TEXT),
            "type": fhir.FHIR_TYPES[item.type],
            "enableWhen": [self._condition(condition) for condition in item.enable_when],
            "enableBehavior": _behavior(item),
            "required": item.required,
            "repeats": item.repeats,
            "maxLength": item.max_length,
            "answerOption": _options(item, self.spoken),
            "initial": _initial(item),
            "item": children,
        }
        return {key: value for key, value in everything.items() if value not in (None, False, "", [])}

    def _beside(self, item: Item, control: str, text: str, part: Part) -> Json:
        """A text that belongs to a question, as FHIR has it: an item inside, marked with what it is for."""
        link_id = f"{item.link_id}.{control}"
        while link_id in self.taken:
            link_id += "-"
        self.taken.add(link_id)
        words = self.spoken.text("text", text, item.link_id, part)
        return {"extension": [_item_control(control)], "linkId": link_id, **words, "type": "display"}

    def _condition(self, condition: Condition) -> Json:
        asked = self.items[condition.question]
        told: Json = {"question": condition.question, "operator": condition.operator.value}
        if condition.operator is Operator.EXISTS:
            return {**told, "answerBoolean": condition.answer}
        name, value = typed(asked, condition.answer)
        return {**told, f"answer{name}": value}


def typed(item: Item, answer: str | bool | int) -> tuple[str, Any]:
    """One answer as FHIR types it: the end of its name, and its value."""
    if answer == UNKNOWN and item.may_be_unknown:
        return "Coding", dict(UNKNOWN_CODING)
    name = fhir.VALUE_TYPES[fhir.FHIR_TYPES[item.type]]
    if item.type is ItemType.CHOICE:
        option = next((option for option in item.answer_options if option.code == answer), None)
        display = {"display": option.text} if option is not None else {}
        return name, {"code": answer, **display}
    if item.type is ItemType.ATTACHMENT:
        return name, {"url": f"urn:uuid:{answer}"}
    return name, Decimal(str(answer)) if item.type is ItemType.DECIMAL else answer


def _behavior(item: Item) -> str:
    """FHIR wants it said whenever there is more than one condition."""
    if len(item.enable_when) > 1 or item.enable_behavior is EnableBehavior.ANY:
        return item.enable_behavior.value
    return ""


def _options(item: Item, spoken: Spoken) -> list[Json]:
    chosen = item.initial if isinstance(item.initial, list) else [item.initial]
    return [
        {
            "valueCoding": {
                "code": option.code,
                **spoken.text("display", option.text, item.link_id, Part.OPTION, option.code),
            }
        }
        | ({"initialSelected": True} if option.code in chosen else {})
        for option in item.answer_options
    ]


def _initial(item: Item) -> list[Json]:
    """What the question begins with. For a choice FHIR has it at the alternatives."""
    if item.initial is None or item.initial == UNKNOWN or isinstance(item.initial, list) or item.answer_options:
        return []
    name, value = typed(item, item.initial)
    return [{f"value{name}": value}]


def _words_beside(item: Item) -> Iterator[tuple[str, str, Part]]:
    if item.help and fhir.FHIR_TYPES[item.type] != "display":
        yield "help", item.help, Part.HELP
    if item.unit and item.type not in (ItemType.INTEGER, ItemType.DECIMAL):
        yield "unit", item.unit, Part.UNIT
    if item.min_label:
        yield "lower", item.min_label, Part.LOWER
    if item.max_label:
        yield "upper", item.max_label, Part.UPPER


def _extensions(item: Item, spoken: Spoken) -> Iterator[Json]:
    yield from _limits(item)
    if item.entry_format:
        words = spoken.text("valueString", item.entry_format, item.link_id, Part.EXAMPLE)
        yield {"url": fhir.ENTRY_FORMAT, **words}
    if item.hidden:
        yield {"url": fhir.HIDDEN, "valueBoolean": True}
    if control := _control(item):
        yield _item_control(control)
    if item.type in (ItemType.PHONE, ItemType.EMAIL):
        yield {"url": fhir.KEYBOARD, "valueCoding": {"system": fhir.KEYBOARD_SYSTEM, "code": item.type.value}}
    if item.unit and item.type in (ItemType.INTEGER, ItemType.DECIMAL):
        yield {"url": fhir.UNIT, "valueCoding": spoken.text("display", item.unit, item.link_id, Part.UNIT)}
    yield from _own(item, spoken)


def _limits(item: Item) -> Iterator[Json]:
    for url, limit in ((fhir.MIN_VALUE, item.minimum), (fhir.MAX_VALUE, item.maximum)):
        if limit is not None:
            name, value = typed(item, limit)
            yield {"url": url, f"value{name}": value}
    numbers = (
        (fhir.MIN_LENGTH, "valueInteger", item.min_length),
        (fhir.MAX_DECIMAL_PLACES, "valueInteger", item.max_decimal_places),
        (fhir.MAX_SIZE, "valueDecimal", item.max_size),
        (fhir.MIN_OCCURS if item.required else fhir.OWN_FEWEST, "valueInteger", item.min_occurs),
        (fhir.MAX_OCCURS, "valueInteger", item.max_occurs),
        (fhir.SLIDER_STEP, "valueInteger", 1 if item.type is ItemType.SCALE else None),
    )
    yield from ({"url": url, name: value} for url, name, value in numbers if value is not None)
    if item.pattern:
        yield {"url": fhir.REGEX, "valueString": item.pattern}


def _own(item: Item, spoken: Spoken) -> Iterator[Json]:
    if item.type in fhir.OWN_TYPES:
        yield {"url": fhir.OWN_TYPE, "valueCode": item.type.value}
    if item.help and fhir.FHIR_TYPES[item.type] == "display":
        yield {"url": fhir.OWN_HELP, **spoken.text("valueString", item.help, item.link_id, Part.HELP)}
    if item.prefill is not None:
        yield {"url": fhir.OWN_PREFILL, "valueCode": item.prefill.value}
    if item.day_limit is not None:
        yield {"url": fhir.OWN_DAY_LIMIT, "valueCode": item.day_limit.value}
    if item.call:
        yield {"url": fhir.OWN_CALL, "valueString": item.call}
    flags = (
        (fhir.OWN_RECOMMENDED, item.recommended),
        (fhir.OWN_MAY_BE_UNKNOWN, item.may_be_unknown),
        (fhir.OWN_INITIAL_UNKNOWN, item.initial == UNKNOWN),
    )
    yield from ({"url": url, "valueBoolean": True} for url, flag in flags if flag)
    for code, text in item.error_texts.items():
        words = spoken.text("valueString", text, item.link_id, Part.ERROR, code)
        inner = [{"url": "code", "valueCode": code}, {"url": "text", **words}]
        yield {"url": fhir.OWN_ERROR_TEXT, "extension": inner}


def _control(item: Item) -> str:
    if item.appearance is Appearance.LIST:
        return "drop-down"
    if item.type is ItemType.CHOICE:
        return "check-box" if item.repeats else "radio-button"
    return "slider" if item.type is ItemType.SCALE else ""


def _item_control(code: str) -> Json:
    coding = {"system": fhir.ITEM_CONTROL_SYSTEM, "code": code}
    return {"url": fhir.ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}
