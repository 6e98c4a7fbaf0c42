"""What is handed out about attached files."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.attachments.kinds import FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file in a list: what it is called, what it is, and whether a scanner has looked at it."""

    id: UUID
    name: str
    kind: FileKind
    size: int
    is_virus_checked: bool
    question: str
    message_id: UUID | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file with its content."""

    file: AttachedFile
    content: bytes
