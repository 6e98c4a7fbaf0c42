"""Reading what others wrote: nothing is believed, what is used is crossed off, and the rest can be told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from personalverktyget.domain.forms.exchange.remarks import MAX_REMARKS, Remark, Said, shortened
from personalverktyget.domain.forms.json_values import MAX_TEXT
from personalverktyget.domain.forms.translations.texts import Address

# What carries no meaning of its own, or only for whoever draws the page.
_IGNORED: Final = frozenset({"id"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A translation that a document brings: of which text, what that text says, and what is said instead."""

    address: Address
    swedish: str
    language: str
    text: str
    question: str


class Notes:
    """What there is to say about a document, in the order in which it was found."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self.left = 0
        # Translations that were found on the way, kept aside until the form is whole (questionnaires.translated).
        self.heard: list[Heard] = []

    def say(self, link_id: str, question: str, said: Said, /, **params: str | int) -> None:
        """Remember a remark. A flood of them ends in a count."""
        if len(self.remarks) < MAX_REMARKS:
            told = {key: shortened(value) for key, value in params.items()}
            self.remarks.append(Remark(str(shortened(link_id)), str(shortened(question)), said, told))
        else:
            self.left += 1

    def all(self) -> tuple[Remark, ...]:
        """Every remark, and how many there was no room for."""
        more = [Remark("", "", Said.MORE, {"count": self.left})] if self.left else []
        return (*self.remarks, *more)


class Entry:
    """An item of a document: its parts are taken out one by one, each checked for its kind."""

    def __init__(self, data: Mapping[str, Any], notes: Notes) -> None:
        self.data = {key: value for key, value in data.items() if value is not None and key not in _IGNORED}
        self.notes = notes
        self.link_id = ""
        self.question = ""
        self.selected: set[str] = set()
        self.units: set[str] = set()
        # What stands beside the value of an extension, by its address; what nobody takes is told.
        self.beside: dict[str, Any] = {}
        self.extensions = dict(self._read_extensions())

    def say(self, said: Said, /, **params: str | int) -> None:
        """Remember a remark about this item."""
        self.notes.say(self.link_id, self.question, said, **params)

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        """The value under a key, if it is of the kind that it should be."""
        value = self.data.pop(key, None)
        if value is None:
            return default
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is int):
            return value
        self.say(Said.WRONG_VALUE, key=key)
        return default

    def text(self, key: str, longest: int = MAX_TEXT) -> str:
        """A text that can be kept. What is too long or unreadable is told."""
        return self.cleaned(self.take(key, str, ""), longest)

    def cleaned(self, text: str, longest: int = MAX_TEXT) -> str:
        """The text without what cannot be stored, and not longer than there is room for."""
        readable = text.replace("\x00", "").encode("utf-8", "ignore").decode()
        if readable != text:
            self.say(Said.UNREADABLE_CHARACTERS)
        if len(readable) > longest:
            self.say(Said.TEXT_CUT, max=longest, length=len(readable), text=readable)
            return readable[:longest]
        return readable

    def entries(self, key: str) -> list[Mapping[str, Any]]:
        """The objects in a list; anything else in it is told."""
        values = self.take(key, list, [])
        found = [value for value in values if isinstance(value, Mapping)]
        if len(found) < len(values):
            self.say(Said.WRONG_VALUE, key=key)
        return found

    def typed(self, stem: str) -> Any:
        """The value of a key such as valueString or answerDate, whichever of them there is."""
        found = next((key for key in self.data if key.startswith(stem) and key != stem), None)
        return self.data.pop(found) if found else None

    def extension(self, url: str) -> Any:
        """The value of an extension, which from now on is used."""
        values = self.extensions.pop(url, None)
        return values[0] if values else None

    def repeated(self, url: str) -> list[Any]:
        """The values of an extension that may stand several times."""
        return self.extensions.pop(url, [])

    def tell_the_rest(self) -> None:
        """Say what nobody has taken."""
        for key in self.data:
            self.say(Said.CHANGES_MEANING if key == "modifierExtension" else Said.ELEMENT, key=key)
        for url, values in self.extensions.items():
            self.say(Said.EXTENSION, url=url, value=_in_short(values[0]))
            self.beside.pop(url, None)
        for url in self.beside:
            self.say(Said.ELEMENT, key=f"{url}._valueString")

    def _read_extensions(self) -> Iterator[tuple[str, list[Any]]]:
        found: dict[str, list[Any]] = {}
        listed = self.data.pop("extension", None)
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, Mapping) and isinstance(url := entry.get("url"), str):
                inner = entry.get("extension")
                value = next((part for key, part in entry.items() if key.startswith("value")), inner)
                found.setdefault(url, []).append(value)
                if "_valueString" in entry:
                    self.beside.setdefault(url, entry["_valueString"])
            else:
                found.setdefault("?", []).append(None)
        if listed is not None and not isinstance(listed, list):
            found["?"] = [None]
        yield from found.items()


def code_of(value: Any) -> str:
    """The code of a code, a coding or a concept; "" where there is none."""
    if isinstance(value, Mapping):
        codings = value.get("coding")
        inner = codings[0] if isinstance(codings, list) and codings else value
        value = inner.get("code") if isinstance(inner, Mapping) else None
    return value if isinstance(value, str) else ""


def parts_of(value: Any) -> dict[str, Any]:
    """The parts of an extension that consists of others, by their addresses."""
    found: dict[str, Any] = {}
    for part in value if isinstance(value, list) else []:
        if isinstance(part, Mapping) and isinstance(url := part.get("url"), str):
            found[url] = next((inner for key, inner in part.items() if key.startswith("value")), None)
    return found


def beside_part(value: Any, url: str) -> Any:
    """What stands beside the value of one part of such an extension: ``_valueString`` beside ``valueString``."""
    for part in value if isinstance(value, list) else []:
        if isinstance(part, Mapping) and part.get("url") == url:
            return part.get("_valueString")
    return None


def _in_short(value: Any) -> str:
    """What an extension says, where that is one plain value or a code."""
    return str(value) if isinstance(value, str | bool | int) else code_of(value)
