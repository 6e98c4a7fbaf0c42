"""A draft while it is built: itself, its examples, what came in and goes out as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.case_types.content import DraftContent
from personalverktyget.domain.forms.exchange.remarks import Remark
from personalverktyget.domain.forms.outcomes import Deviation


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its builders see it. ``undoes`` and ``redoes`` say what the step is (operation, subject), if any."""

    case_type_id: UUID
    case_type_name: str
    is_central: bool
    content: DraftContent
    version: int
    changed_at: datetime
    changed_by: str
    live: int
    based_on: int
    undoes: tuple[str, str] | None
    redoes: tuple[str, str] | None
    # Texts that the owner has settled beside the draft, and that are translated with it.
    settled: Mapping[str, str]
    # How hard to read the region lets its texts be (LIX).
    highest_lix: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Where a case type's form came from, and what of it has no place in ours."""

    case_type_id: UUID
    case_type_name: str
    is_central: bool
    kind: str
    source: str
    remarks: tuple[Remark, ...]
    at: datetime
    by: str
    has_draft: bool


@dataclass(frozen=True, slots=True)
class ExportedForm:
    """A case type's form as others read it: the name of the file, and what stands in it."""

    file_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """Example answers, and what is otherwise than expected when the draft is tried with them."""

    id: UUID
    name: str
    answers: dict[str, Any]
    deviation: Deviation
