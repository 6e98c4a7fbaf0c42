"""Work for later that this package asks for. ``jobs`` has exactly one handler for each."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TellOffice:
    """Tell those who administer a region by mail that something waits for them; the nation where ``region`` is none.

    ``kind`` says what: one of ``notifications.kinds.OfficeMailKind``. ``about`` is the thing's id, and with the kind
    it is told once. Names of a unit and a case type are all that the mail says of it.
    """

    kind: str
    about: UUID
    region: UUID | None
    case_type_name: str
    unit_name: str = ""
