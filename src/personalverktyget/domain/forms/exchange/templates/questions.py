"""The questions of a block in a template. They are numbered within it, and a follow-up names its question by number."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final
from xml.etree.ElementTree import Element

from personalverktyget.domain.forms.definition_json import MAX_CONDITIONS, MAX_LENGTH, MAX_OPTIONS
from personalverktyget.domain.forms.definitions import (
    MAX_OCCURRENCES,
    AnswerOption,
    Appearance,
    Condition,
    EnableBehavior,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes
from personalverktyget.domain.forms.exchange.questionnaires.limits import tried
from personalverktyget.domain.forms.exchange.questionnaires.values import limit_of
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.json_values import MAX_ID
from personalverktyget.domain.forms.problems import Code

_TYPES: Final[Mapping[str, ItemType]] = MappingProxyType(
    {
        "text": ItemType.STRING,
        "textarea": ItemType.TEXT,
        "checkbox": ItemType.CHOICE,
        "radio": ItemType.CHOICE,
        "select": ItemType.CHOICE,
        "selectmultiple": ItemType.CHOICE,
        "number": ItemType.INTEGER,
        "range": ItemType.INTEGER,
        "date": ItemType.DATE,
        "datetime": ItemType.DATE_TIME,
        "dateandtime": ItemType.DATE_TIME,
        "localdateandtime": ItemType.DATE_TIME,
        "datetimelocal": ItemType.DATE_TIME,
    }
)
_EVENTS: Final[Mapping[str, Code]] = MappingProxyType(
    {
        "mandatory": Code.MISSING,
        "answermax": Code.TOO_LARGE,
        "answermin": Code.TOO_SMALL,
        "answermaxlength": Code.TOO_LONG,
        "answerpattern": Code.NOT_LIKE_PATTERN,
        "maxnumberofchoises": Code.TOO_MANY,
        "maxnumberofchoices": Code.TOO_MANY,
        "minnumberofchoises": Code.TOO_FEW,
        "minnumberofchoices": Code.TOO_FEW,
    }
)
_DATE_EVENTS: Final = MappingProxyType({Code.TOO_LARGE: Code.TOO_LATE, Code.TOO_SMALL: Code.TOO_EARLY})
_YES_AND_NO: Final = ["ja", "nej"]
_NOT_BROUGHT: Final = ("code", "gridValue", "media", "answers")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The elements directly below that bear one of the names."""
    return (child for child in element if local(child) in names)


def said(element: Element, name: str) -> str:
    """The words of the first element below with that name, with plain spaces between them."""
    found = next(children(element, name), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())


class QuestionReader:
    """Reads the questions of one block, each with its follow-up's condition."""

    def __init__(self, notes: Notes, block: str, free_id: Callable[[str], str]) -> None:
        self.notes = notes
        self.block = block
        self.free_id = free_id
        self.by_number: dict[str, Item] = {}

    def questions(self, block: Element) -> Iterator[Item]:
        """The questions, in order. A follow-up may stand before the question that it hangs on."""
        read: list[tuple[Entry, Element, Item]] = []
        for place, element in enumerate(children(block, "question", "questions"), 1):
            number = said(element, "questionNumber") or str(place)
            entry = Entry({}, self.notes)
            entry.link_id, entry.question = self.free_id(f"{self.block}-fraga{number}"), said(element, "subject")
            item = _question(entry, element)
            self.by_number.setdefault(number, item)
            read.append((entry, element, item))
        yield from (self._with_condition(entry, element, item) for entry, element, item in read)

    def _with_condition(self, entry: Entry, element: Element, item: Item) -> Item:
        superior = next(children(element, "questionSuperior"), None)
        if superior is None:
            return item
        number = said(superior, "superiorQuestionNumber")
        numbers = [
            " ".join("".join(part.itertext()).split())
            for part in children(superior, "superiorAnswerAlternativeNumber", "superiorAnswerAlternativeNumbers")
        ]
        asked = self.by_number.get(number)
        if asked is None or not asked.asks:
            entry.say(Said.CONDITION_UNKNOWN, question=number)
            return item
        if not numbers:
            return replace(item, enable_when=(Condition(asked.link_id, Operator.EXISTS, answer=True),))
        conditions = []
        for told in numbers[:MAX_CONDITIONS]:
            answer = _alternative(asked, told)
            if answer is None:
                entry.say(Said.CONDITION, question=asked.text, value=told, operator="=")
            else:
                conditions.append(Condition(asked.link_id, Operator.EQUAL, answer))
        behavior = EnableBehavior.ANY if len(conditions) > 1 else EnableBehavior.ALL
        return replace(item, enable_when=tuple(conditions), enable_behavior=behavior)


def _alternative(asked: Item, number: str) -> Any:
    """What is stored when the alternative with that number is chosen."""
    if asked.type is ItemType.BOOLEAN:
        return {"1": True, "2": False}.get(number)
    return limit_of(asked, number, is_upper=False) if asked.answer_options else None


def _question(entry: Entry, element: Element) -> Item:
    text = entry.cleaned(entry.question)
    if not text:
        entry.say(Said.NO_TEXT)
        text = entry.link_id
    item = _typed(entry, element, text)
    item = replace(item, help=entry.cleaned(said(element, "description")))
    if said(element, "mandatory").lower() in ("true", "1"):
        item = tried(entry, item, Said.REQUIRED, {}, required=True)
    item = _limited(entry, element, item)
    if link := said(element, "informationURL"):
        entry.say(Said.LINK, link=link)
    for part in children(element, *_NOT_BROUGHT):
        entry.say(Said.ELEMENT, key=local(part))
    return _with_error_texts(entry, element, item)


def _typed(entry: Entry, element: Element, text: str) -> Item:
    told = said(element, "input")
    plain = "".join(character for character in told.lower() if character.isalnum())
    kind = _TYPES.get(plain)
    item = Item(link_id=entry.link_id, type=kind or ItemType.STRING, text=text)
    if said(element, "questionAlign").lower() == "none" or plain == "image":
        return replace(item, type=ItemType.DISPLAY)
    if kind is None:
        entry.say(Said.OTHER_TYPE, type=told, instead=ItemType.STRING.value)
    options = _options(entry, element)
    if kind is not ItemType.CHOICE or not options:
        if options or kind is ItemType.CHOICE:
            entry.say(Said.NO_OPTIONS if not options else Said.OTHER_TYPE, type=told, instead=ItemType.CHOICE.value)
        if not options:
            return replace(item, type=ItemType.STRING) if kind is ItemType.CHOICE else item
    if [option.text.lower() for option in options] == _YES_AND_NO and [o.code for o in options] == ["1", "2"]:
        return replace(item, type=ItemType.BOOLEAN)
    several = plain in ("checkbox", "selectmultiple") and said(element, "maxNumberOfChoices") != "1"
    looks = Appearance.LIST if plain.startswith("select") else Appearance.RADIO
    return replace(item, type=ItemType.CHOICE, answer_options=options, repeats=several, appearance=looks)


def _options(entry: Entry, element: Element) -> tuple[AnswerOption, ...]:
    options: dict[str, AnswerOption] = {}
    for place, part in enumerate(children(element, "answerAlternative", "answerAlternatives"), 1):
        text = entry.cleaned(said(part, "alternativeValue"))
        code = entry.cleaned(said(part, "answerAlternativeNumber"), MAX_ID) or str(place)
        if not text or code in options or len(options) >= MAX_OPTIONS:
            entry.say(Said.OPTION, code=code, text=text, instead="")
            continue
        options[code] = AnswerOption(code, text)
        for extra in children(part, "answerHelp", "code", "media"):
            entry.say(Said.ELEMENT, key=f"answerAlternative.{local(extra)}")
    return tuple(options.values())


def _limited(entry: Entry, element: Element, item: Item) -> Item:
    item = _within(entry, element, item)
    for key, name, largest in (
        ("answerMaxLength", "max_length", MAX_LENGTH),
        ("maxNumberOfChoices", "max_occurs", MAX_OCCURRENCES),
        ("minNumberOfChoices", "min_occurs", MAX_OCCURRENCES),
    ):
        told = said(element, key)
        if not told or (key.endswith("Choices") and told in ("0", "1") and not item.repeats):
            continue
        if _is_whole(told) and int(told) > 0:
            item = tried(entry, item, Said.LIMIT, {"key": key, "value": told}, **{name: min(int(told), largest)})
        else:
            entry.say(Said.LIMIT, key=key, value=told)
    if unit := said(element, "inputUnit"):
        item = tried(entry, item, Said.LIMIT, {"key": "inputUnit", "value": unit}, unit=entry.cleaned(unit, MAX_ID))
    if pattern := said(element, "answerPattern"):
        entry.say(Said.PATTERN_WITHOUT_EXAMPLE, pattern=pattern)
    if (step := said(element, "answerStep")) not in ("", "1"):
        entry.say(Said.LIMIT, key="answerStep", value=step)
    return item


def _within(entry: Entry, element: Element, item: Item) -> Item:
    """The item with its least and its greatest answer."""
    limits: dict[str, Any] = {}
    for name, key in (("minimum", "answerMin"), ("maximum", "answerMax")):
        told = said(element, key)
        if not told:
            continue
        value: Any = int(told) if _is_whole(told) and item.type is ItemType.INTEGER else told
        limit = limit_of(item, value, is_upper=name == "maximum") if item.asks else None
        if limit is None:
            entry.say(Said.LIMIT, key=key, value=told)
        else:
            limits[name] = limit
    if not limits:
        return item
    told_as = {"key": "answerMin, answerMax", "value": ", ".join(map(str, limits.values()))}
    return tried(entry, item, Said.LIMIT, told_as, **limits)


def _is_whole(told: str) -> bool:
    return re.fullmatch(r"-?[0-9]{1,10}", told) is not None


def _with_error_texts(entry: Entry, element: Element, item: Item) -> Item:
    texts: dict[str, str] = {}
    for event in children(element, "validationEvent", "validationEvents"):
        name, text = said(event, "event"), entry.cleaned(said(event, "text"))
        if not name and not text:
            continue
        code = _EVENTS.get(name.lower())
        if code is None or not text or not item.asks:
            entry.say(Said.OWN_ERROR_TEXT, event=name, text=text)
            continue
        is_day = item.type in (ItemType.DATE, ItemType.DATE_TIME)
        texts[(_DATE_EVENTS.get(code, code) if is_day else code).value] = text
    return replace(item, error_texts=MappingProxyType(texts)) if texts else item
