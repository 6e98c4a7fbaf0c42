"""LIX, the Swedish readability index: the words of a sentence, and how many of a hundred words are long."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?:]+(?=\s|$)|\n+")
LONG: Final = 6


def lix(text: str) -> int | None:
    """The index of a text; ``None`` where it has no words. 30 is easy, 40 medium, 50 hard, 60 very hard."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part)) or 1
    long_words = sum(1 for word in words if len(word) > LONG)
    return round(len(words) / sentences + 100 * long_words / len(words))
