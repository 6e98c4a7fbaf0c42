"""When a message to many may leave: at a time of day at which nobody is woken, and how long it takes. Pure: no Django.

A dispatch that is sent at a rate rests over night; one that is sent as fast as it can is over before that.
"""

from datetime import datetime, time, timedelta
from typing import Final

from personalverktyget.base.clock import local, moment_in_sweden

FROM_HOUR, TO_HOUR = 7, 21
FURTHEST: Final = timedelta(days=90)
# To how many a minute a sender can choose to send at the most.
RATES: Final = (20, 100, 1000)
_MINUTE: Final = timedelta(minutes=1)


def is_allowed(at: datetime) -> bool:
    """Whether clocks in Sweden show a time from seven in the morning to nine in the evening."""
    shown = local(at)
    return FROM_HOUR <= shown.hour < TO_HOUR or (shown.hour == TO_HOUR and shown.minute == 0)


def next_allowed(at: datetime) -> datetime:
    """This moment, or the morning after it."""
    if is_allowed(at):
        return at
    shown = local(at)
    day = shown.date() if shown.hour < FROM_HOUR else shown.date() + timedelta(days=1)
    morning = moment_in_sweden(day, time(FROM_HOUR))
    assert morning is not None  # Clocks are changed at night.
    return morning


def done_at(at: datetime, count: int, rate: int) -> datetime:
    """When so many have been sent to at so many a minute, begun at this moment, with the nights left out."""
    while True:
        at = next_allowed(at)
        evening = moment_in_sweden(local(at).date(), time(TO_HOUR))
        assert evening is not None
        fit = int((evening - at) / _MINUTE * rate)
        if count <= max(fit, 1):
            return at + count * _MINUTE / rate
        count -= max(fit, 1)
        at = evening + _MINUTE
