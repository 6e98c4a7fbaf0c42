"""What the package asks for later."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetFiles:
    """Delete these files from the store: their rows are gone."""

    files: tuple[UUID, ...]
