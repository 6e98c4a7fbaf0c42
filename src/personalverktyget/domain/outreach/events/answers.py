"""What can be recorded about the answers to a dispatch, gathered."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class AnswersShown(Event):
    """Answers to a dispatch were shown; ``residents`` are those whose own answers could be read there."""

    name = "dispatch.answers_shown"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None
    page: str


@dataclass(frozen=True, kw_only=True)
class AnswersExported(Event):
    """So many answers to a dispatch were taken along as a file; whose, each part of it records for itself."""

    name = "dispatch.answers_exported"
    action = LogAction.PRINT
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    count: int
    file: str
