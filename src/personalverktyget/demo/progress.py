"""What the terminal shows while there is waiting to be done: one line a step, and the seconds that it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotStart(Exception):
    """Something that the person at the terminal can mend. The message is one line that says what."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and afterwards how long it took."""
    print(f"  {what} … ", end="", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print("", flush=True)
        raise
    print(f"{time.monotonic() - begun:.1f} s", flush=True)
