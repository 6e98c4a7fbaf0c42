"""What is handed out about case types."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Offer:
    """A case type that a unit offers, as its contact card and its first page show it."""

    id: UUID
    code: str
    name: str
    summary: str
    description: str
    not_for: str
    terms_text: str
    local_information: str
    feedback_target: str
    is_active: bool
    version: int
    unit_name: str
    unit_hsa_id: str
    unit_phone: str
