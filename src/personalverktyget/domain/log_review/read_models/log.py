"""The log as it is read: its entries, and pages of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the log, with the names that its ids stand for."""

    seq: int
    at: datetime
    event: str
    action: str
    was_refused: bool
    actor_kind: str
    actor: str
    # A resident who did it in a child's place: the child is among ``persons``, she is not.
    is_guardian: bool
    actor_hsa_id: str
    case_number: int | None
    persons: tuple[Person, ...]
    more_persons: int
    colleague: str
    resource_id: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StaffInLog:
    """Somebody who occurs in the period's log."""

    staff_id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of a unit's log, the latest first."""

    first_day: date
    last_day: date
    lines: tuple[LogLine, ...]
    staff: tuple[StaffInLog, ...]
    next_cursor: str
