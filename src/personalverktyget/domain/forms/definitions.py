"""What a form consists of, in the words of FHIR R4's Questionnaire. Immutable; made by ``definition_json``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

Answer = str | bool | int | list[str]
Answers = Mapping[str, Answer]


class ItemType(StrEnum):
    """What an item is. All but the first two ask something."""

    GROUP = "group"
    DISPLAY = "display"
    STRING = "string"
    TEXT = "text"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"


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
    """A question, a group of items, or a text to read."""

    link_id: str
    type: ItemType
    text: str
    help: str = ""
    required: bool = False
    recommended: bool = False
    repeats: bool = False
    max_length: int | None = None
    minimum: str | int | None = None
    maximum: str | int | None = None
    unit: str = ""
    appearance: Appearance = Appearance.RADIO
    answer_options: tuple[AnswerOption, ...] = ()
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: EnableBehavior = EnableBehavior.ALL
    error_texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    items: tuple["Item", ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the item takes an answer."""
        return self.type not in {ItemType.GROUP, ItemType.DISPLAY}

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
    def questions(self) -> tuple[Item, ...]:
        """The items that take an answer, in the order of the form."""
        return tuple(item for item in self.by_link_id.values() if item.asks)
