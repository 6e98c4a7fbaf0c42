"""Whether the machine's clock is kept right. Times of log entries and response dates are worth what the clock is."""

import ctypes
import os

from django.core.checks import CheckMessage, Warning

from personalverktyget.config.unsafe_settings import problem

_TIME_ERROR = 5
# Room enough for the kernel's struct timex, whose first field (what to change) stays zero: nothing.
_TIMEX_BYTES = 512


def is_synchronised() -> bool | None:
    """What the kernel says; ``None`` where it cannot be asked."""
    try:
        state: int = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != _TIME_ERROR


def unsafe_clock(synchronised: bool | None) -> list[CheckMessage]:
    """A reason to refuse, or a warning where nothing is known."""
    if synchronised is None:
        return [
            Warning(
                f"Whether the clock of {os.uname().nodename} is synchronised cannot be known here.",
                hint="See to it that chrony or systemd-timesyncd runs on the machine.",
                id="personalverktyget.W080",
            )
        ]
    if not synchronised:
        return [problem(80, "The clock of the machine is not synchronised.", "Start chrony or systemd-timesyncd.")]
    return []
