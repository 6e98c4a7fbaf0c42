"""The log service as the domain sees it. An adapter speaks with it; what it answers comes back as one of these."""

from collections.abc import Callable

# Given the call, returns when the service says that it has stored what is in it.
LogService = Callable[[bytes], None]


class LogServiceUnavailable(Exception):
    """Nobody knows that it was stored: it is sent again, the same. The message is for operators."""


class LogNotAccepted(Exception):
    """The service says that something in the call is wrong, and has stored nothing of it. ``code`` is its own."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
