"""Searching for a text as it is written, and putting another in its place. Pure; nobody writes patterns."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput

SHORTEST: Final = 2
LONGEST: Final = 200
# How much stands around what was found, on each side.
CONTEXT: Final = 60


@dataclass(frozen=True)
class TextSearch:
    """What is looked for: letter by letter, with or without regard to large letters and to where words begin."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # All that was written is escaped, so the time is that of going through the text once.
        before, after = (r"(?<!\w)", r"(?!\w)") if self.whole_words else ("", "")
        return re.compile(f"{before}{re.escape(self.text)}{after}", 0 if self.match_case else re.IGNORECASE)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where it stands, from left to right; one never reaches into the next."""
        return tuple(match.span() for match in self._pattern.finditer(text))

    def replaced(self, text: str, replacement: str) -> str:
        """The text with the replacement in every such place, as it is written."""
        return self._pattern.sub(lambda _match: replacement, text)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a text; ``is_found`` where it is what was looked for, or what comes in its place."""

    text: str
    is_found: bool = False


def required_search(text: str, *, match_case: bool, whole_words: bool) -> TextSearch:
    """What somebody wrote as a search; raises ``InvalidInput``."""
    text = _one_line(text)
    if len(text.strip()) < SHORTEST:
        raise InvalidInput(_("Skriv minst %(min)s tecken att söka efter.") % {"min": SHORTEST}, "text")
    if len(text) > LONGEST:
        message = _("Texten är för lång: %(length)s tecken. Sök efter högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": LONGEST}, "text")
    return TextSearch(text, match_case, whole_words)


def required_replacement(text: str) -> str:
    """What somebody wrote to stand there instead; raises ``InvalidInput``. Nothing at all takes the text away."""
    text = _one_line(text)
    if len(text) > LONGEST:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": LONGEST}, "replacement")
    return text


def _one_line(text: str) -> str:
    """Names and alternatives are lines of their own, so what is put into them has none; spaces at the ends stay."""
    text = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)


def fragments(text: str, search: TextSearch, replacement: str | None = None) -> tuple[Fragment, ...]:
    """The text with what was found marked; with a ``replacement``, the text after it with that marked."""
    parts, end = list[Fragment](), 0
    for start, stop in search.spans(text):
        parts += [Fragment(text[end:start]), Fragment(text[start:stop] if replacement is None else replacement, True)]
        end = stop
    return tuple(part for part in (*parts, Fragment(text[end:])) if part.text)


def shortened(parts: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """The same with only so much around each place that one sees where it is."""
    last = len(parts) - 1
    return tuple(
        part if part.is_found else Fragment(_near(part.text, has_left=place > 0, has_right=place < last))
        for place, part in enumerate(parts)
    )


def _near(text: str, *, has_left: bool, has_right: bool) -> str:
    left, right = CONTEXT * has_left, CONTEXT * has_right
    if len(text) <= left + right + 1:
        return text
    # Words are not cut in two where there is a space to cut at.
    head = text[:left].rsplit(" ", 1)[0] if " " in text[:left] else text[:left]
    tail = text[len(text) - right :].split(" ", 1)[-1] if right else ""
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}" if tail else "…"
