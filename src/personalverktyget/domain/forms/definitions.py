"""What a form consists of, in the words of FHIR R4's Questionnaire. Immutable; made by ``definition_json``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Final

# The answer of one question; those of a group that repeats are a list, one mapping for each repetition.
Answer = str | bool | int | list[str]
Repetition = Mapping[str, Answer]
Answers = Mapping[str, Answer | list[Repetition]]

# What is stored where a person does not know. No code of an alternative may be the same.
UNKNOWN: Final = "asked-unknown"
MAX_OCCURRENCES: Final = 50


class ItemType(StrEnum):
    """What an item is. All but the first three ask something."""

    GROUP = "group"
    DISPLAY = "display"
    STOP = "stop"
    STRING = "string"
    TEXT = "text"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    DATE_TIME = "dateTime"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY_NUMBER = "identityNumber"
    SCALE = "scale"
    ATTACHMENT = "attachment"


class Operator(StrEnum):
    """How a condition compares the answer that it looks at."""

    EXISTS = "exists"
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER = ">"
    LESS = "<"
    GREATER_OR_EQUAL = ">="
    LESS_OR_EQUAL = "<="


class EnableBehavior(StrEnum):
    """Whether all conditions must hold, or one is enough."""

    ALL = "all"
    ANY = "any"


class Appearance(StrEnum):
    """How the alternatives of a choice are shown: all at once, or in a list that opens."""

    RADIO = "radio"
    LIST = "list"


class Prefill(StrEnum):
    """What of the resident's own contact details a question begins with."""

    PHONE = "phone"
    EMAIL = "email"


class DayLimit(StrEnum):
    """Where a date must lie, seen from the day on which it is answered. That day itself is always allowed."""

    NOT_FUTURE = "not-future"
    NOT_PAST = "not-past"


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One alternative: the code that is stored and the words that are read."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Shown when the answer to ``question`` compares so with ``answer``."""

    question: str
    operator: Operator
    answer: str | bool | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question, a group of items, a text to read, or a stop.

    A stop is a text that ends the form when it shows: ``text`` says what is the matter, ``help`` what to do now, and
    ``call`` the number to call. Nothing can be sent while it shows.

    ``repeats`` makes a choice one of several alternatives, and a group one that is answered several times; how many
    is between ``min_occurs`` and ``max_occurs``. For an attachment it allows several files; ``max_size`` is in bytes.
    A ``hidden`` question is never asked: its ``initial`` value is its answer.
    """

    link_id: str
    type: ItemType
    text: str
    help: str = ""
    required: bool = False
    recommended: bool = False
    repeats: bool = False
    min_occurs: int | None = None
    max_occurs: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: str | int | None = None
    maximum: str | int | None = None
    day_limit: DayLimit | None = None
    min_label: str = ""
    max_label: str = ""
    max_decimal_places: int | None = None
    max_size: int | None = None
    pattern: str = ""
    entry_format: str = ""
    unit: str = ""
    call: str = ""
    initial: Answer | None = None
    prefill: Prefill | None = None
    may_be_unknown: bool = False
    hidden: bool = False
    appearance: Appearance = Appearance.RADIO
    answer_options: tuple[AnswerOption, ...] = ()
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: EnableBehavior = EnableBehavior.ALL
    error_texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    items: tuple["Item", ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the item takes an answer."""
        return self.type not in {ItemType.GROUP, ItemType.DISPLAY, ItemType.STOP}

    @property
    def is_personal(self) -> bool:
        """Whether the answer names somebody or says where somebody is reached."""
        return self.type in {ItemType.PHONE, ItemType.EMAIL, ItemType.IDENTITY_NUMBER}

    @property
    def questions(self) -> tuple["Item", ...]:
        """The questions that lie in the item, in the order of the form."""
        return tuple(item for item in self.walk() if item.asks)

    @property
    def is_repeatable_group(self) -> bool:
        """Whether the item is a group that is answered several times."""
        return self.type is ItemType.GROUP and self.repeats

    @property
    def fewest(self) -> int:
        """How many answers, files or repetitions there must be, once there are any."""
        return self.min_occurs or 0

    @property
    def most(self) -> int:
        """How many answers, files or repetitions there may be."""
        return (self.max_occurs or MAX_OCCURRENCES) if self.repeats else 1

    def walk(self) -> Iterator["Item"]:
        """The item and all that lies in it, in the order of the form."""
        yield self
        for child in self.items:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Headline:
    """Which answer stands for the whole case in a list, and how: "Recept på {answer}"."""

    link_id: str
    pattern: str = "{answer}"


class CyclicConditions(ValueError):
    """Whether an item shows depends, at the end of a chain, on itself. ``link_ids`` is the chain."""

    def __init__(self, link_ids: tuple[str, ...]) -> None:
        super().__init__(" → ".join(link_ids))
        self.link_ids = link_ids


@dataclass(frozen=True, kw_only=True)
class FormDefinition:
    """A whole form. The items of the first level are groups: its pages."""

    title: str
    items: tuple[Item, ...]
    headline: Headline | None = None

    @cached_property
    def by_link_id(self) -> Mapping[str, Item]:
        """Every item of the form, in the order of the form."""
        return MappingProxyType({item.link_id: item for page in self.items for item in page.walk()})

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The group that each item below the first level lies in."""
        return MappingProxyType(
            {child.link_id: item.link_id for item in self.by_link_id.values() for child in item.items}
        )

    @cached_property
    def pages(self) -> Mapping[str, Item]:
        """The page that each item stands on."""
        return MappingProxyType({item.link_id: page for page in self.items for item in page.walk()})

    @cached_property
    def repeatable_groups(self) -> Mapping[str, str]:
        """For each item that lies in a group that repeats, that group."""
        groups = (item for item in self.by_link_id.values() if item.is_repeatable_group)
        found = ((group, item) for group in groups for item in group.walk())
        return MappingProxyType({item.link_id: group.link_id for group, item in found if item is not group})

    @cached_property
    def questions(self) -> tuple[Item, ...]:
        """The items that take an answer, in the order of the form."""
        return tuple(item for item in self.by_link_id.values() if item.asks)

    @cached_property
    def personal_questions(self) -> tuple[Item, ...]:
        """The questions whose answers name or reach somebody."""
        return tuple(item for item in self.questions if item.is_personal)

    @cached_property
    def asked_once(self) -> tuple[Item, ...]:
        """The questions outside of groups that repeat, and those groups, in the order of the form."""
        return tuple(
            item
            for item in self.by_link_id.values()
            if item.is_repeatable_group or (item.asks and item.link_id not in self.repeatable_groups)
        )

    def can_stand_for_the_case(self, link_id: str) -> bool:
        """Whether the answer can be shown in lists and searched for: given once, and naming or reaching nobody."""
        item = self.by_link_id.get(link_id)
        return item is not None and item.asks and not item.is_personal and link_id not in self.repeatable_groups

    @cached_property
    def stops(self) -> tuple[Item, ...]:
        """The texts that end the form when they show, in the order of the form."""
        return tuple(item for item in self.by_link_id.values() if item.type is ItemType.STOP)

    @cached_property
    def evaluation_order(self) -> tuple[str, ...]:
        """The link_ids so that each comes after its group and after the questions that its conditions look at.

        Raises ``CyclicConditions``.
        """
        before: dict[str, list[str]] = {}
        for link_id, item in self.by_link_id.items():
            asked = [condition.question for condition in item.enable_when]
            parent = self.parents.get(link_id)
            before[link_id] = [*asked, parent] if parent else asked
        try:
            return tuple(TopologicalSorter(before).static_order())
        except CycleError as error:
            raise CyclicConditions(tuple(error.args[1])) from None
