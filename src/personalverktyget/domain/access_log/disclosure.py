"""A resident's data on its way out, sealed until its reading is recorded.

Selectors that return residents' data return ``Disclosure[T]``. Only ``disclose`` opens one, after the log entry is
committed, so that no page can show what the log does not know of (L-01, L-09).
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from personalverktyget.base.actors import AnyActor
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.unit_of_work import record_at_once

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Disclosure(Generic[T]):
    """What is to be shown, and the event that its showing is. ``name`` is what templates call it."""

    name: str
    reading: Event
    _content: T


def disclose(actor: AnyActor, disclosure: Disclosure[T]) -> T:
    """Commit the log entry, then hand out the content."""
    record_at_once(actor, disclosure.reading)
    return disclosure._content
