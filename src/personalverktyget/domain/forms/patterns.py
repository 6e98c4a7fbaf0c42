"""Patterns that an answer must match. RE2 runs them: the time grows with the text and never explodes.

That leaves out back-references and look-around, which need backtracking. A pattern that uses them is no pattern here,
and the form says so when it is read.
"""

from functools import lru_cache
from typing import Any, Final

import re2

# Enough for any pattern of a form, and what stops one that counts to a million from taking the memory.
MAX_MEMORY: Final = 1024 * 1024


class NotAPattern(ValueError):
    """The text is no pattern, or one that cannot be run in linear time."""


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    return re2.compile(pattern, options)


def require_pattern(pattern: str) -> None:
    """Raise ``NotAPattern`` unless the text is a pattern."""
    try:
        _compiled(pattern)
    except re2.error as error:
        raise NotAPattern from error


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text is as the pattern says."""
    return _compiled(pattern).fullmatch(text) is not None
