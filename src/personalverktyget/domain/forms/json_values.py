"""Single values of a form's JSON, each bounded before it is understood. What is wrong is remembered, item by item."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from personalverktyget.domain.forms.definitions import Answer
from personalverktyget.domain.forms.problems import Code, Problem

MAX_TEXT: Final = 4000
MAX_ID: Final = 100
MAX_ERRORS: Final = 100
MAX_PARTS: Final = 500
# Numbers, days and moments are short; a starting text may be as long as any other text of the form.
MAX_LIMIT: Final = 40
MAX_NUMBER: Final = 10**12

Data = Mapping[Any, Any]
_Enum = TypeVar("_Enum", bound=StrEnum)


class ValueReader:
    """Reads and remembers what is wrong, so that a person gets all of it at once."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, Problem]] = []

    def wrong(self, link_id: str, code: Code, **params: str | int) -> None:
        """Remember a fault; a flood of them says no more than the first hundred."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append((link_id, Problem(code, params)))

    def known(self, data: Data, keys: frozenset[str], link_id: str) -> None:
        """Refuse what this program does not know: a form that is read half would be another form."""
        for key in list(data)[:MAX_ERRORS]:
            if key not in keys:
                self.wrong(link_id, Code.UNKNOWN_KEY, key=str(key)[:MAX_ID])

    def text(self, data: Data, key: str, link_id: str, longest: int = MAX_TEXT) -> str:
        """A text, "" where there is none."""
        value = data.get(key, "")
        if not isinstance(value, str) or not is_storable(value, longest):
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
            return ""
        return value

    def flag(self, data: Data, key: str, link_id: str) -> bool:
        """Yes or no, no where nothing is said."""
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return value is True

    def number(self, data: Data, key: str, link_id: str, smallest: int, largest: int) -> int | None:
        """A whole number within bounds."""
        value = data.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and smallest <= value <= largest):
            return value
        self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return None

    def limit(self, data: Data, key: str, link_id: str) -> str | int | None:
        """The least or the greatest answer: a number, or a short text."""
        value = data.get(key)
        if value is None or _is_number(value) or (isinstance(value, str) and is_storable(value, MAX_LIMIT)):
            return value
        self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return None

    def answer(self, data: Data, key: str, link_id: str) -> Answer | None:
        """An answer as it is stored."""
        value = data.get(key)
        if value is None or isinstance(value, bool) or _is_number(value):
            return value
        if isinstance(value, str) and is_storable(value, MAX_TEXT):
            return value
        if isinstance(value, list) and len(value) <= MAX_PARTS:
            parts = [part for part in value if isinstance(part, str) and is_storable(part, MAX_ID)]
            if len(parts) == len(value):
                return parts
        self.wrong(link_id, Code.WRONG_VALUE, key=key)
        return None

    def list_of(self, data: Data, key: str, link_id: str, longest: int) -> list[object]:
        """A list that is not too long."""
        value = data.get(key, [])
        if not isinstance(value, list) or len(value) > longest:
            self.wrong(link_id, Code.WRONG_VALUE, key=key)
            return []
        return value

    def choice(self, data: Data, key: str, link_id: str, values: type[_Enum], default: _Enum | None) -> _Enum:
        """One of the words that are known."""
        value = data.get(key, default)
        found = next((member for member in values if member.value == value), None)
        if found is None:
            self.wrong(link_id, Code.UNKNOWN_TYPE if key == "type" else Code.WRONG_VALUE, key=key)
        return found or next(iter(values))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER


def is_storable(text: str, longest: int) -> bool:
    """Whether the text is short enough and can be kept: no NUL, and no half of a surrogate pair."""
    if len(text) > longest or "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
