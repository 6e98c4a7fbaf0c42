"""Work for later that this package asks for. ``jobs`` has exactly one handler for each."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send a notice that is queued."""

    notice: UUID


@dataclass(frozen=True, slots=True)
class SendOfficeMail:
    """Send a mail to an office that is queued."""

    mail: UUID
