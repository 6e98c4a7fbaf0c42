"""Checking the answers to a form, and telling what they say (F-01). Pure: the same input gives the same outcome.

Where a date may not lie before or after today, it does so on the same day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from personalverktyget.domain.forms.answers import Place, answer_to, repetitions_of
from personalverktyget.domain.forms.conditions import hidden_places
from personalverktyget.domain.forms.definitions import Answer, Answers, FormDefinition, Item, ItemType, Repetition
from personalverktyget.domain.forms.problems import Code, Problem
from personalverktyget.domain.forms.question_types import answer_in_words
from personalverktyget.domain.forms.reading import MAX_UNKNOWN, Reading
from personalverktyget.domain.forms.translations.languages import like

LONGEST_HEADLINE: Final = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an answer, or missing. ``link_id`` "" is the form itself."""

    link_id: str
    problem: Problem
    repetition: int | None = None

    @property
    def place(self) -> Place:
        """Where it is to be mended."""
        return Place(self.link_id, self.repetition)


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: answers to keep (of questions that show), errors that stop, warnings that do not.

    ``hidden`` holds what shows nowhere, ``hidden_places`` also what does not show in one of several repetitions.
    ``stops`` are the texts that end the form: while one shows nothing can be sent.
    """

    answers: Answers
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    hidden: frozenset[str]
    hidden_places: frozenset[Place]
    stops: tuple[Item, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the form can be sent."""
        return not self.errors and not self.stops

    def shows(self, link_id: str, repetition: int | None = None) -> bool:
        """Whether the item shows there."""
        return Place(link_id, repetition) not in self.hidden_places


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A question and what was answered, in words. ``page`` is the heading of the page that it stands on.

    In a group that repeats, ``group`` is the group's own heading and ``repetition`` says which it is, counted from 1.
    """

    link_id: str
    page: str
    question: str
    answer: str
    type: ItemType
    group: str = ""
    repetition: int = 0

    @property
    def heading(self) -> str:
        """What the repetition is called: Läkemedel 2. Outside of groups that repeat nothing."""
        return like(self.group, f"{self.group} {self.repetition}") if self.group else ""


def check(definition: FormDefinition, written: object) -> Checked:
    """Check what a person wrote. What is hidden is dropped, whatever it holds; what nobody asked is refused."""
    reading = Reading(definition, written if isinstance(written, Mapping) else {})
    gone = hidden_places(definition, reading.everything)
    errors = [] if isinstance(written, Mapping) else [Finding("", Problem(Code.WRONG_KIND))]
    warnings: list[Finding] = []
    answers: dict[str, Answer | list[Repetition]] = {}
    for item in definition.asked_once:
        if Place(item.link_id) in gone:
            continue
        if item.is_repeatable_group:
            findings, kept = _repetitions(reading, item, gone)
            if kept:
                answers[item.link_id] = kept
        else:
            findings = _findings(reading, item, Place(item.link_id), reading.answers)
            if item.link_id in reading.answers:
                answers[item.link_id] = reading.answers[item.link_id]
        for finding in findings:
            (warnings if finding.problem.code is Code.RECOMMENDED else errors).append(finding)
    return Checked(
        answers=answers,
        errors=(*errors, *_unknown(reading)),
        warnings=tuple(warnings),
        hidden=_hidden_everywhere(definition, reading, gone),
        hidden_places=gone,
        stops=_stops(definition, reading, gone),
    )


def _findings(reading: Reading, item: Item, place: Place, answers: Repetition) -> list[Finding]:
    """What is wrong with one answer, or missing."""
    if place in reading.problems:
        return [Finding(item.link_id, reading.problems[place], place.repetition)]
    if item.link_id in answers or not (item.required or item.recommended):
        return []
    code = Code.MISSING if item.required else Code.RECOMMENDED
    return [Finding(item.link_id, Problem(code), place.repetition)]


def _repetitions(reading: Reading, group: Item, gone: frozenset[Place]) -> tuple[list[Finding], list[Repetition]]:
    """What is wrong in a group that repeats, and what it keeps: a repetition where nothing is written is left out.

    Where there are too few, those that are left empty are asked for as if they were begun.
    """
    here = Place(group.link_id)
    findings = [Finding(group.link_id, reading.problems[here])] if here in reading.problems else []
    rows = reading.repetitions[group.link_id]
    blank = [number for number in range(len(rows)) if reading.is_blank(group, number)]
    wanted = set(blank[: max(group.fewest - (len(rows) - len(blank)), 0)])
    kept: list[Repetition] = []
    for number, row in enumerate(rows):
        if number in blank and number not in wanted:
            continue
        shown = [item for item in group.questions if Place(item.link_id, number) not in gone]
        found = [one for item in shown for one in _findings(reading, item, Place(item.link_id, number), row)]
        findings += found
        if any(row.get(item.link_id, item.initial) != item.initial for item in shown):
            kept.append({item.link_id: row[item.link_id] for item in shown if item.link_id in row})
    if wanted and not any(finding.problem.code is not Code.RECOMMENDED for finding in findings):
        findings.append(Finding(group.link_id, Problem(Code.TOO_FEW, {"min": group.fewest})))
    return findings, kept


def _hidden_everywhere(definition: FormDefinition, reading: Reading, gone: frozenset[Place]) -> frozenset[str]:
    hidden = {place.link_id for place in gone if place.repetition is None}
    for group, rows in reading.repetitions.items():
        inside = [item.link_id for item in definition.by_link_id[group].walk()][1:]
        hidden |= {link_id for link_id in inside if all(Place(link_id, number) in gone for number in range(len(rows)))}
    return frozenset(hidden)


def _stops(definition: FormDefinition, reading: Reading, gone: frozenset[Place]) -> tuple[Item, ...]:
    """The stops that show, also where only one repetition leads to them."""
    shown = []
    for stop in definition.stops:
        group = definition.repeatable_groups.get(stop.link_id)
        numbers = [None] if group is None else range(len(reading.repetitions[group]))
        if any(Place(stop.link_id, number) not in gone for number in numbers):
            shown.append(stop)
    return tuple(shown)


def _unknown(reading: Reading) -> list[Finding]:
    """Answers to what is no question of this form; a flood of them is one error."""
    unknown = list(reading.unknown())
    if len(unknown) > MAX_UNKNOWN:
        return [Finding("", Problem(Code.TOO_MANY_ANSWERS, {"max": len(reading.definition.questions)}))]
    ordered = sorted(unknown, key=lambda place: (place.link_id, place.repetition or 0))
    return [Finding(place.link_id, Problem(Code.UNKNOWN_QUESTION), place.repetition) for place in ordered]


def summary(definition: FormDefinition, answers: Answers) -> tuple[SummaryLine, ...]:
    """Every answered question and its answer in words, in the order of the form."""
    return tuple(line for item in definition.asked_once for line in _lines(definition, item, answers))


def _lines(definition: FormDefinition, item: Item, answers: Answers) -> Iterator[SummaryLine]:
    page = definition.pages[item.link_id].text
    if item.is_repeatable_group:
        for number, row in enumerate(repetitions_of(answers, item.link_id), start=1):
            for asked in item.questions:
                if asked.link_id in row and not asked.hidden:
                    words = answer_in_words(asked, row[asked.link_id])
                    yield SummaryLine(asked.link_id, page, asked.text, words, asked.type, item.text, number)
        return
    answer = answer_to(answers, item.link_id)
    if answer is not None and not item.hidden:
        yield SummaryLine(item.link_id, page, item.text, answer_in_words(item, answer), item.type)


def headline(definition: FormDefinition, answers: Answers) -> str:
    """The line that stands for the case in a list; the form's title when its question has no answer."""
    mark = definition.headline
    answer = answer_to(answers, mark.link_id) if mark else None
    if mark is None or answer is None:
        return definition.title
    item = definition.by_link_id[mark.link_id]
    words = " ".join(mark.pattern.replace("{answer}", answer_in_words(item, answer)).split())
    return words if len(words) <= LONGEST_HEADLINE else words[: LONGEST_HEADLINE - 1].rstrip() + "…"


def visible_pages(definition: FormDefinition, checked: Checked) -> tuple[Item, ...]:
    """The pages that have something to show."""
    return tuple(page for page in definition.items if any(_is_seen(item, checked) for item in page.walk()))


def _is_seen(item: Item, checked: Checked) -> bool:
    is_drawn = (item.asks and not item.hidden) or item.type is ItemType.DISPLAY
    return is_drawn and item.link_id not in checked.hidden


def page_of(definition: FormDefinition, link_id: str) -> Item | None:
    """The page that an item stands on."""
    return definition.pages.get(link_id)
