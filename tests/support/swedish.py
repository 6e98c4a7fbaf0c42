"""What a page says in Swedish without saying that it is: text, and the attributes that become text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

_SPOKEN = frozenset({"title", "alt", "aria-label", "placeholder", "label", "data-label", "content"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SILENT = frozenset({"script", "style", "template"})
# Letters and small words that English has not.
_SWEDISH = re.compile(
    r"[åäöÅÄÖ]|\b(och|inte|att|som|det|eller|din|ditt|dina|har|kan|till|av|med|om|vi|ska|inom|svar|skriv|enhet|"
    r"visa|vad|vem|ingen|inga|alla|ny|nytt|sedan|bara|skicka|spara|tillbaka|avsluta|avslutat|senast|arbetsdagar)\b",
    re.IGNORECASE,
)


class _Reader(HTMLParser):
    """Gathers what a page says outside the parts that are marked as Swedish."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        language = found.get("lang") or (self._open[-1][1] if self._open else "")
        if tag not in _VOID:
            self._open.append((tag, language))
        if language != "sv":
            self.said += [found[name] for name in _SPOKEN if name in found and tag != "meta"]
            if tag == "input" and found.get("type") in ("submit", "button", "reset"):
                self.said.append(found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _language in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1] if self._open else ("", "")
        if language != "sv" and tag not in _SILENT and data.strip():
            self.said.append(data.strip())


def swedish_in(page: str, without_names: Callable[[str], str]) -> list[str]:
    """What the page says in Swedish outside what is marked as Swedish. Proper names are nobody's language."""
    reader = _Reader()
    reader.feed(page)
    return [text for text in reader.said if _SWEDISH.search(without_names(text))]
