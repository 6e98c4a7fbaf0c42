"""LIX, the Swedish readability index: the words of a sentence, and how many of a hundred words are long."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?:]+(?=\s|$)|\n+")
LONG: Final = 6
# Fewer words than these are a heading, a label or a name, and no text that an index says anything of.
FEWEST_WORDS: Final = 8
# In a short text each long word is many of a hundred: one of ten weighs ten. So many of them never decide.
_FORGIVEN: Final = 2


def lix(text: str) -> int | None:
    """The index of a text; ``None`` where it has no words. 30 is easy, 40 medium, 50 hard, 60 very hard."""
    words, long_words, sentences = _counted(text)
    return round(words / sentences + 100 * long_words / words) if words else None


def index_if_hard(text: str, highest: int) -> int | None:
    """The index of a text that is harder than it should be, with two of its long words forgiven; otherwise ``None``.

    A text of a hundred words may so be two above the limit, one of ten words twenty: that is how far a word or two
    move the index. Fewer words than ``FEWEST_WORDS`` are not measured.
    """
    if len(text) < 2 * FEWEST_WORDS - 1:
        return None
    words, long_words, sentences = _counted(text)
    if words < FEWEST_WORDS:
        return None
    forgiven = max(long_words - _FORGIVEN, 0)
    is_hard = round(words / sentences + 100 * forgiven / words) > highest
    return round(words / sentences + 100 * long_words / words) if is_hard else None


def _counted(text: str) -> tuple[int, int, int]:
    """Words, long words, and sentences that have words."""
    words = _WORD.findall(text)
    sentences = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part)) or 1
    return len(words), sum(1 for word in words if len(word) > LONG), sentences
