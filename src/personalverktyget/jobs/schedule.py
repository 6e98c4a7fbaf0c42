"""What is done again and again, whether or not somebody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.sessions.backends.db import SessionStore

from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.guards import ensure_partitions
from personalverktyget.domain.access_log.services.seal_log import seal_log


@dataclass(frozen=True)
class Scheduled:
    """A piece of work and its times: minute, hour, day, month, weekday and, last, second."""

    name: str
    times: str
    work: Callable[[], object]


def _ensure_partitions() -> None:
    ensure_partitions(today())


SCHEDULE = (
    Scheduled("schedule.seal_log", "* * * * * */10", seal_log),
    Scheduled("schedule.ensure_partitions", "20 3 * * *", _ensure_partitions),
    Scheduled("schedule.clear_expired_sessions", "40 * * * *", SessionStore.clear_expired),
)
