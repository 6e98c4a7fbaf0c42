"""What the program writes of its own faults, for those who run it: where and what kind, never what somebody wrote.

The message of an error often quotes what it was about, a statement to the database with its values among others. Those
are left out here (L-08), and no line can be forged by what comes from outside.
"""

import logging
import traceback
import unicodedata
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutMessages(logging.Formatter):
    """A line for each record; of an error its kind and the way to it, cause by cause."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text. What another formatter made of the error is not taken over, nor handed on."""
        record.exc_text = None
        text = super().format(record)
        record.exc_text = None
        return text

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's own
        """The line itself: one line, whatever is in it."""
        return "".join(_visible(character) for character in super().formatMessage(record))

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the name is logging's own
        """The error without its message."""
        return "\n".join(_told(ei[1])) if ei[1] else ""


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to"
    code = getattr(error, "sqlstate", None)
    yield f"{type(error).__module__}.{type(error).__qualname__}{f' {code}' if code else ''}"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()


def _visible(character: str) -> str:
    is_control = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
    return character.encode("unicode_escape").decode() if is_control else character


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": WithoutMessages, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Addresses that do not exist and the like are no faults; refusals are in the access log.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
}
