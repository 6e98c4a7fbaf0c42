"""Whether an answer is one of the alternatives, and whether its code stands in the list that the form names."""

from collections.abc import Iterator, Mapping
from typing import Any

from personalverktyget.domain.forms.exchange.foreign import Entry
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.value_sets import Concept
from personalverktyget.domain.forms.exchange.responses.verdicts import BROKEN, UNKNOWN_CODES, WRONG_CODE, Verdict


def option_verdicts(
    question: Mapping[str, Any], entry: Entry, value: Any, value_sets: Mapping[str, list[Concept]]
) -> Iterator[Verdict]:
    """What the alternatives of the question say about an answer. Free text is an answer to an open choice."""
    options, address = question.get("answerOption"), question.get("answerValueSet")
    is_free_text = question.get("type") == "open-choice" and isinstance(value, str)
    alternatives = [part for part in options if isinstance(part, Mapping)] if isinstance(options, list) else []
    if alternatives and not is_free_text and not any(_is(option, value) for option in alternatives):
        yield BROKEN
    if isinstance(address, str) and isinstance(value, Mapping):
        yield from _code_verdicts(value, address, value_sets)
    units = entry.extension(fhir.UNIT_VALUE_SET)
    if isinstance(units, str) and isinstance(value, Mapping) and question.get("type") == "quantity":
        yield from _code_verdicts({**value, "display": value.get("unit")}, units, value_sets)


def _is(option: Mapping[str, Any], value: Any) -> bool:
    told = next((part for key, part in option.items() if key.startswith("value")), None)
    if isinstance(told, Mapping) and isinstance(value, Mapping):
        return told.get("code") == value.get("code") and told.get("system") == value.get("system")
    return type(told) is type(value) and told == value


def _code_verdicts(
    coding: Mapping[str, Any], address: str, value_sets: Mapping[str, list[Concept]]
) -> Iterator[Verdict]:
    """A code that the list has, and under no other name than the list's."""
    concepts = value_sets.get(address)
    if concepts is None:
        yield UNKNOWN_CODES
        return
    same = [part for part in concepts if part.get("code") == coding.get("code") and _same_system(part, coding)]
    display = coding.get("display")
    if not same or (display and all(part.get("display") not in (None, display) for part in same)):
        yield WRONG_CODE


def _same_system(concept: Concept, coding: Mapping[str, Any]) -> bool:
    return concept.get("system") in (None, coding.get("system"))
