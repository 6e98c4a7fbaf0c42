"""One class per question type: how an answer is read, drawn, compared and put in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from personalverktyget.domain.forms.definitions import UNKNOWN, Answer, AnswerOption, Item, ItemType
from personalverktyget.domain.forms.question_types.attachments import AttachmentType, room_for_files
from personalverktyget.domain.forms.question_types.choices import BooleanType, ChoiceType, MultipleChoiceType
from personalverktyget.domain.forms.question_types.contacts import EmailType, PhoneType
from personalverktyget.domain.forms.question_types.dates import DateType
from personalverktyget.domain.forms.question_types.identities import IdentityNumberType
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget
from personalverktyget.domain.forms.question_types.moments import DateTimeType
from personalverktyget.domain.forms.question_types.numbers import DecimalType, IntegerType, ScaleType
from personalverktyget.domain.forms.question_types.texts import StringType, TextType
from personalverktyget.domain.forms.translations.texts import COMMON, Part

__all__ = [
    "Control",
    "IdentityNumberType",
    "QuestionType",
    "Widget",
    "answer_in_words",
    "is_available",
    "question_type",
    "read_answer",
    "room_for_files",
    "unknown_option",
]

UNKNOWN_OPTION: Final = AnswerOption(UNKNOWN, COMMON[Part.UNKNOWN])
_MULTIPLE_CHOICE: Final = MultipleChoiceType()
# A type that is missing here is known, but not to be answered yet: a form that asks with it is refused.
_TYPES: Final[Mapping[ItemType, QuestionType]] = MappingProxyType(
    {
        ItemType.STRING: StringType(),
        ItemType.TEXT: TextType(),
        ItemType.BOOLEAN: BooleanType(),
        ItemType.CHOICE: ChoiceType(),
        ItemType.INTEGER: IntegerType(),
        ItemType.DECIMAL: DecimalType(),
        ItemType.DATE: DateType(),
        ItemType.DATE_TIME: DateTimeType(),
        ItemType.PHONE: PhoneType(),
        ItemType.EMAIL: EmailType(),
        ItemType.IDENTITY_NUMBER: IdentityNumberType(),
        ItemType.SCALE: ScaleType(),
        ItemType.ATTACHMENT: AttachmentType(),
    }
)


def is_available(item: Item) -> bool:
    """Whether there is a class that handles the answers to this question."""
    return item.type in _TYPES


def question_type(item: Item) -> QuestionType:
    """What knows how to handle the answers to this question."""
    if item.type is ItemType.CHOICE and item.repeats:
        return _MULTIPLE_CHOICE
    return _TYPES[item.type]


def read_answer(item: Item, raw: object) -> Answer | None:
    """The answer in its one stored form, ``None`` when there is none; raises ``Rejected``."""
    if item.may_be_unknown and raw == UNKNOWN:
        return UNKNOWN
    return question_type(item).read(item, raw)


def answer_in_words(item: Item, answer: Answer) -> str:
    """The answer as a person reads it."""
    if item.may_be_unknown and answer == UNKNOWN:
        return unknown_option(item).text
    return question_type(item).in_words(item, answer)


def unknown_option(item: Item) -> AnswerOption:
    """That one does not know, in the language of the form."""
    options = item.answer_options
    return options[-1] if options and options[-1].code == UNKNOWN else UNKNOWN_OPTION
