"""Checking the answers to a form, and telling what they say (F-01). Pure: the same input gives the same outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from personalverktyget.domain.forms.answers import answer_to
from personalverktyget.domain.forms.conditions import hidden
from personalverktyget.domain.forms.definitions import Answer, Answers, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types import answer_in_words, read_answer

LONGEST_HEADLINE: Final = 120
MAX_UNKNOWN: Final = 20
Finding = tuple[str, Problem]


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: answers to keep (of questions that show), errors that stop, warnings that do not."""

    answers: Mapping[str, Answer]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    hidden: frozenset[str]

    @property
    def is_complete(self) -> bool:
        """Whether the form can be sent."""
        return not self.errors


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A question and what was answered, in words. ``page`` is the heading of the page that it stands on."""

    link_id: str
    page: str
    question: str
    answer: str
    type: ItemType


def check(definition: FormDefinition, written: object) -> Checked:
    """Check what a person wrote. What is hidden is dropped, whatever it holds; what nobody asked is refused."""
    raw: Mapping[object, object] = written if isinstance(written, Mapping) else {}
    read, problems = _read(definition, raw)
    gone = hidden(definition, read)
    errors: list[Finding] = [] if isinstance(written, Mapping) else [("", Problem(Code.WRONG_KIND))]
    warnings: list[Finding] = []
    for item in definition.questions:
        if item.link_id in gone:
            continue
        if item.link_id in problems:
            errors.append((item.link_id, problems[item.link_id]))
        elif item.link_id not in read and item.required:
            errors.append((item.link_id, Problem(Code.MISSING)))
        elif item.link_id not in read and item.recommended:
            warnings.append((item.link_id, Problem(Code.RECOMMENDED)))
    errors += _unknown(definition, raw)
    answers = {link_id: answer for link_id, answer in read.items() if link_id not in gone}
    return Checked(answers, tuple(errors), tuple(warnings), gone)


def _read(definition: FormDefinition, raw: Mapping[object, object]) -> tuple[dict[str, Answer], dict[str, Problem]]:
    """The answers that can be understood, and what is wrong with the others."""
    read: dict[str, Answer] = {}
    problems: dict[str, Problem] = {}
    for item in definition.questions:
        try:
            answer = read_answer(item, raw.get(item.link_id))
        except Rejected as rejected:
            problems[item.link_id] = rejected.problem
        else:
            if answer is not None:
                read[item.link_id] = answer
    return read, problems


def _unknown(definition: FormDefinition, raw: Mapping[object, object]) -> list[Finding]:
    """Answers to what is no question of this form; a flood of them is one error."""
    asked = {item.link_id for item in definition.questions}
    unknown = [key for key in raw if key not in asked]
    if len(unknown) > MAX_UNKNOWN:
        return [("", Problem(Code.TOO_MANY_ANSWERS, {"max": len(asked)}))]
    return [(key, Problem(Code.UNKNOWN_QUESTION)) for key in sorted(str(key)[:100] for key in unknown)]


def summary(definition: FormDefinition, answers: Answers) -> tuple[SummaryLine, ...]:
    """Every answered question and its answer in words, in the order of the form."""
    lines = []
    for page in definition.items:
        for item in page.walk():
            answer = answer_to(answers, item.link_id) if item.asks else None
            if answer is not None:
                words = answer_in_words(item, answer)
                lines.append(SummaryLine(item.link_id, page.text, item.text, words, item.type))
    return tuple(lines)


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
    return tuple(page for page in definition.items if page.link_id not in checked.hidden)


def page_of(definition: FormDefinition, link_id: str) -> Item | None:
    """The page that an item stands on."""
    return next((page for page in definition.items if any(item.link_id == link_id for item in page.walk())), None)
