"""When a message to many may be set to leave: at a time of day at which nobody is woken. Pure: no Django."""

from datetime import datetime, timedelta
from typing import Final

from personalverktyget.base.clock import local

FROM_HOUR, TO_HOUR = 7, 21
FURTHEST: Final = timedelta(days=90)


def is_allowed(at: datetime) -> bool:
    """Whether clocks in Sweden show a time from seven in the morning to nine in the evening."""
    shown = local(at)
    return FROM_HOUR <= shown.hour < TO_HOUR or (shown.hour == TO_HOUR and shown.minute == 0)
