"""The alternatives of a question, from the form itself or from a value set that the form carries with it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import MAX_OPTIONS
from personalverktyget.domain.forms.definitions import UNKNOWN, AnswerOption
from personalverktyget.domain.forms.exchange.foreign import Entry
from personalverktyget.domain.forms.exchange.questionnaires.translated import hear
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.json_values import MAX_ID
from personalverktyget.domain.forms.translations.texts import Address, Part

_OF_AN_OPTION: Final = frozenset({"id", "initialSelected"})
_OF_A_CODING: Final = frozenset({"id", "system", "version", "code", "display", "_display", "userSelected"})
# System, code and words of an alternative, and what stands beside the words.
Told = tuple[str, str, str, Any]


def options_of(entry: Entry, value_sets: Mapping[str, Any], is_choice: bool) -> tuple[AnswerOption, ...]:
    """Every alternative once, with a code of its own."""
    told = [*_listed(entry), *_from_value_set(entry, value_sets)]
    if len(told) > MAX_OPTIONS:
        entry.say(Said.TOO_MANY_OPTIONS, max=MAX_OPTIONS, count=len(told))
        told = told[:MAX_OPTIONS]
    systems = {system for system, *_ in told if system}
    if systems:
        entry.say(Said.CODE_SYSTEM, systems=", ".join(sorted(systems)))
    options: dict[str, AnswerOption] = {}
    for _, code, text, beside in told:
        own = _own_code(code, options)
        hear(entry, Address(entry.link_id, Part.OPTION, own), text, beside)
        if own != code:
            entry.say(Said.OPTION, code=code, text=text, instead=own)
        options[own] = AnswerOption(own, text)
    return tuple(options.values())


def _own_code(code: str, taken: Mapping[str, AnswerOption]) -> str:
    """The code itself where it can be kept, and otherwise one that nobody has."""
    bare = " ".join(code.split())[:MAX_ID]
    number = 1
    while not bare.strip() or bare in taken or bare == UNKNOWN:
        number += 1
        bare = f"{' '.join(code.split())[: MAX_ID - 6]}-{number}"
    return bare


def _listed(entry: Entry) -> Iterator[Told]:
    for option in entry.entries("answerOption"):
        value = next((part for key, part in option.items() if key.startswith("value")), None)
        system, code, text, beside = _read(entry, value)
        if beside is None:
            beside = option.get("_valueString")
        if not code and not text:
            entry.say(Said.WRONG_VALUE, key="answerOption")
            continue
        if option.get("initialSelected") is True:
            entry.selected.add(code)
        for key in option:
            if key not in _OF_AN_OPTION and not key.startswith(("value", "_valueString")):
                entry.say(Said.ELEMENT, key=f"answerOption.{key}")
        yield system, code, text, beside


def _read(entry: Entry, value: Any) -> Told:
    """An alternative, which may be a coding or one plain value."""
    if not isinstance(value, Mapping):
        plain = "" if value is None or isinstance(value, bool | list) else entry.cleaned(str(value))
        return "", plain, plain, None
    told = {key: part if isinstance(part, str) else "" for key, part in value.items()}
    for key in value:
        if key not in _OF_A_CODING:
            entry.say(Said.ELEMENT, key=f"answerOption.{key}")
    code = entry.cleaned(told.get("code", ""))
    text = entry.cleaned(told.get("display", "")) or code
    return told.get("system", ""), code or text, text, value.get("_display")


def _from_value_set(entry: Entry, value_sets: Mapping[str, Any]) -> Iterator[Told]:
    address = entry.take("answerValueSet", str, "")
    if not address:
        return
    concepts = value_sets.get(address)
    if concepts is None:
        entry.say(Said.VALUE_SET, address=address)
        return
    yield from (_read(entry, concept) for concept in concepts)
