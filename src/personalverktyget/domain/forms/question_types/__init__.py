"""One class per question type: how an answer is read, drawn, compared and put in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.question_types.choices import BooleanType, ChoiceType, MultipleChoiceType
from personalverktyget.domain.forms.question_types.contacts import EmailType, PhoneType
from personalverktyget.domain.forms.question_types.dates import DateType
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget
from personalverktyget.domain.forms.question_types.numbers import DecimalType, IntegerType
from personalverktyget.domain.forms.question_types.texts import StringType, TextType

__all__ = ["Control", "QuestionType", "Widget", "question_type"]

_MULTIPLE_CHOICE: Final = MultipleChoiceType()
_TYPES: Final[Mapping[ItemType, QuestionType]] = MappingProxyType(
    {
        ItemType.STRING: StringType(),
        ItemType.TEXT: TextType(),
        ItemType.BOOLEAN: BooleanType(),
        ItemType.CHOICE: ChoiceType(),
        ItemType.INTEGER: IntegerType(),
        ItemType.DECIMAL: DecimalType(),
        ItemType.DATE: DateType(),
        ItemType.PHONE: PhoneType(),
        ItemType.EMAIL: EmailType(),
    }
)


def question_type(item: Item) -> QuestionType:
    """What knows how to handle the answers to this question."""
    if item.type is ItemType.CHOICE and item.repeats:
        return _MULTIPLE_CHOICE
    return _TYPES[item.type]
