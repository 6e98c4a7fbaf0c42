"""What waits to be published, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.case_types.content import DraftContent
from personalverktyget.domain.case_types.governance.states import WAITING, Obstacle, PublicationState
from personalverktyget.domain.case_types.read_models.drafts import Draft


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication that waits, or how it ended. ``is_own``: the actor asked for it, and cannot be the second person.

    ``draft_differs``: the draft has been changed since; those changes do not go along.
    """

    id: UUID
    state: PublicationState
    fingerprint: str
    version: int
    asked_at: datetime
    asked_by: str
    is_own: bool
    publish_at: datetime | None
    needs_approval: bool
    approved_at: datetime | None
    approved_by: str
    settled_at: datetime | None
    settled_by: str
    remark: str
    obstacle: Obstacle | None
    reason: str
    number: int | None
    draft_differs: bool

    @property
    def waits(self) -> bool:
        """Whether it is still to be published."""
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class DraftToPublish:
    """A draft among several that can be published at once, beside what it would replace.

    ``deviating`` counts the examples that come out otherwise; ``is_only_replaced`` says that nothing but search and
    change has been at work in it.
    """

    draft: Draft
    live_content: DraftContent | None
    deviating: int
    is_only_replaced: bool


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """What became of one of several drafts: the number of its version, or why it was not published."""

    case_type_id: UUID
    name: str
    number: int
    error: Exception | None = None
