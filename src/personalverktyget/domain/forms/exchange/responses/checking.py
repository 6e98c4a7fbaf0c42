"""Whether a QuestionnaireResponse answers its Questionnaire, also of forms that we could not show.

Where a question is one of ours, its own type judges the answer: a number too large in a form is too large here.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from personalverktyget.domain.forms.exchange.foreign import Entry, Notes
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.value_sets import Concept, contained_value_sets
from personalverktyget.domain.forms.exchange.responses.conditions import Shown
from personalverktyget.domain.forms.exchange.responses.values import Verdict, value_verdicts

_ROOT: Final = "QuestionnaireResponse"
_FINISHED: Final = frozenset({"completed", "amended"})


class Severity(StrEnum):
    """Fatal: the answer cannot be understood. Error: it breaks a rule. Warning: it stands."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong, in FHIR's words for kinds of faults, and where."""

    severity: Severity
    code: str
    path: str
    link_id: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Everything that is wrong with a response."""

    issues: tuple[Issue, ...]

    @property
    def is_valid(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return all(issue.severity is Severity.WARNING for issue in self.issues)


def check_response(
    questionnaire: Mapping[str, Any],
    response: Mapping[str, Any],
    value_sets: Mapping[str, list[Concept]] | None = None,
) -> Verdicts:
    """What is wrong with a response. ``value_sets`` are lists of codes that the form names without carrying them."""
    contained = questionnaire.get("contained")
    known = {**(value_sets or {}), **contained_value_sets(contained if isinstance(contained, list) else [])}
    checker = _Checker(known, Shown(questionnaire, response), response.get("status") in _FINISHED)
    about = _about(questionnaire, response)
    found = checker.items(_listed(questionnaire), _listed(response), _ROOT, _ROOT)
    return Verdicts((*about, *found))


def _about(questionnaire: Mapping[str, Any], response: Mapping[str, Any]) -> Iterator[Issue]:
    path = f"{_ROOT}.questionnaire"
    address, _, version = str(response.get("questionnaire") or "").partition("|")
    if address != questionnaire.get("url") or (version and version != questionnaire.get("version")):
        yield Issue(Severity.ERROR, "not-found", path)
    if questionnaire.get("status") == "retired":
        yield Issue(Severity.WARNING, "business-rule", path)


def _listed(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = data.get("item")
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _answers(item: Mapping[str, Any]) -> list[Any]:
    answers = item.get("answer")
    return answers if isinstance(answers, list) else []


def _most_times(question: Mapping[str, Any]) -> float:
    """How often an item may stand in a response. Questions that repeat have several answers in one item."""
    if question.get("type") != "group" or question.get("repeats") is not True:
        return 1
    most = Entry({"extension": question.get("extension")}, Notes()).extension(fhir.MAX_OCCURS)
    return most if isinstance(most, int) else math.inf


class _Checker:
    """Walks the response beside its form. Items of a level are known by their ids."""

    def __init__(self, value_sets: Mapping[str, list[Concept]], shown: Shown, is_finished: bool) -> None:
        self.value_sets = value_sets
        self.shown = shown
        self.is_finished = is_finished

    def items(
        self, asked: list[Mapping[str, Any]], given: list[Mapping[str, Any]], path: str, parent: str
    ) -> Iterator[Issue]:
        """The items of one level; what is missing is told at the item that it is missing in."""
        by_id = {str(item.get("linkId")): item for item in asked}
        seen: Counter[str] = Counter()
        for number, item in enumerate(given):
            link_id, place = str(item.get("linkId")), f"{path}.item[{number}]"
            question = by_id.get(link_id)
            if question is None:
                yield Issue(Severity.FATAL, "structure", place, link_id)
                continue
            seen[link_id] += 1
            if seen[link_id] > _most_times(question):
                yield Issue(Severity.ERROR, "business-rule", place, link_id)
            yield from self._item(question, item, place)
        for link_id, question in by_id.items():
            if self.is_finished and link_id not in seen and self._must_be_answered(question):
                yield Issue(Severity.ERROR, "required", parent, link_id)

    def _must_be_answered(self, question: Mapping[str, Any]) -> bool:
        """Whether the question, or one in the group that it is, is required and shows.

        A group that repeats may stand no times at all, whatever it would ask.
        """
        if not self.shown.shows(question):
            return False
        if question.get("required") is True:
            return True
        if question.get("type") != "group" or question.get("repeats") is True:
            return False
        return any(self._must_be_answered(part) for part in _listed(question))

    def _item(self, question: Mapping[str, Any], item: Mapping[str, Any], place: str) -> Iterator[Issue]:
        link_id, kind, answers = str(question.get("linkId")), question.get("type"), _answers(item)
        if not self.shown.shows(question) and (answers or _listed(item)):
            yield Issue(Severity.ERROR, "business-rule", place, link_id)
        if kind in ("group", "display", "question"):
            if answers:
                yield Issue(Severity.FATAL, "structure", place, link_id)
            elif kind == "group":
                yield from self._group(question, item, place)
            return
        yield from self._count(question, len(answers), place)
        for number, answer in enumerate(answers):
            spot = f"{place}.answer[{number}]"
            if not isinstance(answer, Mapping):
                yield Issue(Severity.FATAL, "structure", spot, link_id)
                continue
            for verdict in value_verdicts(question, answer, self.value_sets):
                yield _issue(verdict, spot, link_id)
            yield from self.items(_listed(question), _listed(answer), spot, spot)

    def _group(self, question: Mapping[str, Any], item: Mapping[str, Any], place: str) -> Iterator[Issue]:
        if self.is_finished and question.get("required") is True and not _listed(item):
            yield Issue(Severity.ERROR, "required", place, str(question.get("linkId")))
        inside = self
        if question.get("repeats") is True:
            inside = _Checker(self.value_sets, self.shown.within(question, item), self.is_finished)
        yield from inside.items(_listed(question), _listed(item), place, place)

    def _count(self, question: Mapping[str, Any], count: int, place: str) -> Iterator[Issue]:
        link_id, entry = str(question.get("linkId")), Entry({"extension": question.get("extension")}, Notes())
        least, most = entry.extension(fhir.MIN_OCCURS), entry.extension(fhir.MAX_OCCURS)
        is_asked = self.is_finished and self.shown.shows(question)
        if is_asked and count == 0 and question.get("required") is True:
            yield Issue(Severity.ERROR, "required", place, link_id)
        elif is_asked and isinstance(least, int) and count < least:
            yield Issue(Severity.ERROR, "business-rule", place, link_id)
        if count > 1 and (question.get("repeats") is not True or (isinstance(most, int) and count > most)):
            yield Issue(Severity.ERROR, "business-rule", place, link_id)


def _issue(verdict: Verdict, place: str, link_id: str) -> Issue:
    return Issue(Severity(verdict.severity), verdict.code, place, link_id)
