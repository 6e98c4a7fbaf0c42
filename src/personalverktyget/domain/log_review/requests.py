"""Work for later that this package asks for. ``jobs`` has exactly one handler for each."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TellStaff:
    """Tell a staff member by mail that log control has something for her, where the directory has her address.

    ``kind`` says what: one of ``notifications.kinds.OfficeMailKind``. ``about`` is the thing's id, and with the kind
    and the person it is told once. The unit's name is all that the mail says of it.
    """

    kind: str
    about: UUID
    staff: UUID
    unit_name: str
