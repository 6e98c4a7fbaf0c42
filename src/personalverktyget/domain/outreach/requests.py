"""Work for later that this package asks for. ``jobs`` has exactly one handler for each."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TellTrier:
    """Tell whoever sent a test to herself by mail that it has come, as a resident is told of a message: no content."""

    trial: UUID
