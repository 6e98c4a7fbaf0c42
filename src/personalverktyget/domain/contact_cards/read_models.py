"""What is handed out about units to those who look for care. Public knowledge: no person is in it."""

from dataclasses import dataclass
from datetime import datetime

from personalverktyget.domain.case_types.read_models import Offer


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Whether a unit is open at this moment, and a sentence that says so and what comes next."""

    is_open: bool
    words: str


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day of the week, in words."""

    day: str
    hours: str
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit among those found."""

    hsa_id: str
    name: str
    kind: str
    town: str
    municipality: str
    open_now: OpenNow


@dataclass(frozen=True, slots=True)
class UnitsFound:
    """A page of the units found, in Swedish order. ``next_after`` leads on; empty where there are no more."""

    rows: tuple[UnitRow, ...]
    next_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """A unit as those who look for care see it."""

    hsa_id: str
    name: str
    kind: str
    provider: str
    address: str
    postal_code: str
    town: str
    municipality: str
    phone: str
    presentation: str
    open_now: OpenNow
    week: tuple[DayHours, ...]
    closed_days: tuple[str, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EService:
    """A case type of a unit as its first page tells of it. ``answered_by``: the promise if it were sent now."""

    offer: Offer
    provider: str
    open_now: OpenNow
    answered_by: datetime
