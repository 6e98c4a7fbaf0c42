"""What a form asks, seen from its answers: how each question's answers are summed up. Pure: no Django."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType


class Shape(StrEnum):
    """How the answers to a question are summed up."""

    CHOICES = "choices"
    NUMBERS = "numbers"
    DAYS = "days"
    TEXTS = "texts"
    FILES = "files"
    # What names or reaches somebody is counted, and read row by row.
    PERSONAL = "personal"


_SHAPES: Final = {
    ItemType.BOOLEAN: Shape.CHOICES,
    ItemType.CHOICE: Shape.CHOICES,
    ItemType.SCALE: Shape.CHOICES,
    ItemType.INTEGER: Shape.NUMBERS,
    ItemType.DECIMAL: Shape.NUMBERS,
    ItemType.DATE: Shape.DAYS,
    ItemType.DATE_TIME: Shape.DAYS,
    ItemType.ATTACHMENT: Shape.FILES,
}


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the form. ``group`` is the group that repeats, where it lies in one."""

    item: Item
    group: Item | None
    is_conditional: bool

    @property
    def id(self) -> str:
        """What its answers are kept under."""
        return self.item.link_id

    @property
    def shape(self) -> Shape:
        """How its answers are summed up."""
        return Shape.PERSONAL if self.item.is_personal else _SHAPES.get(self.item.type, Shape.TEXTS)

    @property
    def takes_several(self) -> bool:
        """Whether one answer can name several alternatives."""
        return self.item.type is ItemType.CHOICE and self.item.repeats


def asked_questions(form: FormDefinition) -> tuple[AskedQuestion, ...]:
    """What is asked, in the order of the form. What is never asked, but has its answer from the beginning, is not."""
    return tuple(_asked(form, item) for item in form.questions if not item.hidden)


def _asked(form: FormDefinition, item: Item) -> AskedQuestion:
    group = form.repeatable_groups.get(item.link_id)
    around, link_id = [item], form.parents.get(item.link_id)
    while link_id is not None:
        around.append(form.by_link_id[link_id])
        link_id = form.parents.get(link_id)
    return AskedQuestion(item, form.by_link_id[group] if group else None, any(it.enable_when for it in around))


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of the spreadsheet: a question, and in a group that repeats which time, counted from 0."""

    asked: AskedQuestion
    repetition: int = 0

    @property
    def heading(self) -> str:
        """The question, with what its numbers are counted in: Läkemedel 2: Dos (mg)."""
        item, group = self.asked.item, self.asked.group
        words = f"{item.text} ({item.unit})" if item.unit else item.text
        return f"{group.text} {self.repetition + 1}: {words}" if group else words


def columns_for(questions: Sequence[AskedQuestion], repetitions: Mapping[str, int]) -> tuple[AnswerColumn, ...]:
    """The columns in the order of the form; of a group that repeats as many as anybody has filled in."""
    return tuple(_columns(questions, repetitions))


def _columns(questions: Sequence[AskedQuestion], repetitions: Mapping[str, int]) -> Iterator[AnswerColumn]:
    done = set[str]()
    for asked in questions:
        if asked.group is None:
            yield AnswerColumn(asked)
        elif asked.group.link_id not in done:
            done.add(asked.group.link_id)
            together = [it for it in questions if it.group == asked.group]
            for number in range(max(repetitions.get(asked.group.link_id, 0), 1)):
                yield from (AnswerColumn(it, number) for it in together)
