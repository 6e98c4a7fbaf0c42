"""Being told to stop, turned into an exception, so that whatever is under way ends through its ``finally``."""

import ctypes
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_PR_SET_PDEATHSIG = 1
_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ToldToStop(BaseException):
    """Ctrl-C, SIGTERM, or the terminal was closed."""


def _tell(number: int, frame: FrameType | None) -> None:
    ignore_further()
    raise ToldToStop


@contextmanager
def heeded() -> Iterator[None]:
    """Raise ``ToldToStop`` at the first signal to stop, and ignore further ones: stopping is under way by then."""
    former = {number: signal.getsignal(number) for number in _STOP}
    for number in _STOP:
        if former[number] != signal.SIG_IGN:
            signal.signal(number, _tell)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def ignore_further() -> None:
    """From here on nothing interrupts. (Not SIG_IGN: Python complains of a signal that came just before it.)"""
    for number in _STOP:
        signal.signal(number, lambda *_: None)


def stop_with_make() -> None:
    """Under ``make``, stop when make is killed; a demo that nobody can reach with Ctrl-C should not run on."""
    if "MAKELEVEL" in os.environ:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
