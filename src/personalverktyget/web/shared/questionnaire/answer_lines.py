"""What was written, line by line: to be read through before it is sent, or where it cannot be sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.problems import Rejected
from personalverktyget.domain.forms.question_types import answer_in_words, read_answer
from personalverktyget.domain.forms.rules import Checked
from personalverktyget.domain.forms.translations.languages import like
from personalverktyget.web.shared.questionnaire.questions import text_of, texts_of
from personalverktyget.web.shared.questionnaire.written import asked_on, rows_kept, rows_shown


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question and what was written in answer. ``group`` is what its repetition is called: Läkemedel 2."""

    question: str
    answer: str
    place: Place
    group: str = ""


def written_lines(form: FormDefinition, answers: Mapping[str, Any]) -> tuple[AnswerLine, ...]:
    """Everything that was written, in words where it can be understood and to the letter where not."""
    lines = (line for page in form.items for line in lines_of(page, answers))
    return tuple(line for line in lines if line.answer)


def shown_lines(page: Item, answers: Mapping[str, Any], checked: Checked) -> Iterator[AnswerLine]:
    """The questions of a page that show, answered or not. Of a group that repeats, what is begun."""
    return (line for line in lines_of(page, answers, at_least=1) if line.place not in checked.hidden_places)


def lines_of(page: Item, answers: Mapping[str, Any], at_least: int = 0) -> Iterator[AnswerLine]:
    """The questions of a page with what was written, in its order."""
    for item in asked_on(page):
        if not item.is_repeatable_group:
            yield AnswerLine(item.text, in_words(item, answers.get(item.link_id)), Place(item.link_id))
            continue
        rows = rows_shown(answers, item) if at_least else rows_kept(answers, item)
        for number, row in enumerate(rows):
            name = like(item.text, f"{item.text} {number + 1}")
            for asked in (inside for inside in item.questions if not inside.hidden):
                place = Place(asked.link_id, number)
                yield AnswerLine(asked.text, in_words(asked, row.get(asked.link_id)), place, name)


def in_words(item: Item, raw: object) -> str:
    """An answer as a person reads it."""
    try:
        answer = read_answer(item, raw)
    except Rejected:
        return text_of(raw) or ", ".join(texts_of(raw))
    return "" if answer is None else answer_in_words(item, answer)
