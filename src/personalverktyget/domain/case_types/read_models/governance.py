"""Requests to the region, and consulting the nation."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from personalverktyget.domain.case_types.governance.states import ConsultationState, Outcome, RequestState


@dataclass(frozen=True, slots=True)
class Removal:
    """A unit's request to have a central case type taken away. ``offered_id`` is what the unit offers it as."""

    id: UUID
    state: RequestState
    unit_name: str
    case_type_name: str
    case_type_id: UUID
    offered_id: UUID | None
    reason: str
    asked_at: datetime
    asked_by: str
    settled_at: datetime | None
    settled_by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """That the national level was asked about a central case type, and what it answered."""

    id: UUID
    case_type_id: UUID
    case_type_name: str
    region_name: str
    state: ConsultationState
    question: str
    asked_at: datetime
    asked_by: str
    outcome: Outcome | None
    answer: str
    answered_on: date | None
    answered_by: str
    settled_at: datetime | None
    settled_by: str
