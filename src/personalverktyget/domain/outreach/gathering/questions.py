"""What a form asks, seen from its answers: how each question's answers are summed up. Pure: no Django."""

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
