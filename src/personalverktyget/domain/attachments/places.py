"""Where a file is on its way to, what came with it, and how much there is room for."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.problems import Code


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: what it was called there, and its content. Nothing of it is believed.

    ``cut`` says why the content is not all here: whoever received it stopped keeping it when there was too much.
    """

    name: str
    content: bytes
    cut: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a file is attached to, and whose it is. ``question`` is that of a form; ``case_id`` a case that is there;
    ``guardian_id`` says who attaches it in a child's place.

    ``resident_id`` is empty for what a dispatch carries: its recipients share one file.
    """

    unit_id: UUID
    resident_id: UUID | None
    gathered_for: UUID
    question: str = ""
    case_id: UUID | None = None
    guardian_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many files a place takes, and how large. Never more than the program's own limits."""

    files: int = limits.MAX_FILES
    file_bytes: int = limits.MAX_FILE_BYTES

    def __post_init__(self) -> None:
        object.__setattr__(self, "files", min(self.files, limits.MAX_FILES))
        object.__setattr__(self, "file_bytes", min(self.file_bytes, limits.MAX_FILE_BYTES))
