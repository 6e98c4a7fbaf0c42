"""What an event is. Each domain package declares its own, with exact fields, in its ``events.py``.

Field names carry meaning: the field named as the class's ``resource`` gives the resource's id, ``resident`` and
``residents`` name whose data it was, ``unit`` the unit that owns the data; every other field becomes a detail.
An event holds identifiers and codes only, never what somebody wrote (L-08).
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose

# In place of a permission: there is no such thing, or it lies outside what the actor may see.
OUTSIDE_SCOPE: Final = "outside_scope"
_PLACED = frozenset({"resident", "residents", "unit"})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense."""

    name: ClassVar[str]
    action: ClassVar[LogAction]
    purpose: ClassVar[LogPurpose] = LogPurpose.CARE
    resource: ClassVar[str]

    @property
    def resource_id(self) -> str:
        """The id of what it was done to; empty where the resource is a list or a function."""
        return str(getattr(self, self.resource, "") or "")

    @property
    def resident_ids(self) -> tuple[UUID, ...]:
        """Whose data it was."""
        one = getattr(self, "resident", None)
        others = tuple(getattr(self, "residents", ()))
        return (one, *others) if one else others

    @property
    def owner_unit(self) -> UUID | None:
        """The unit that owns the data, where the event says so."""
        return getattr(self, "unit", None)

    @property
    def details(self) -> dict[str, Any]:
        """The remaining fields, as JSON can hold them."""
        rest = (f.name for f in fields(self) if f.name not in _PLACED and f.name != self.resource)
        return {name: _plain(getattr(self, name)) for name in rest if getattr(self, name) is not None}


@dataclass(frozen=True, kw_only=True)
class AccessRefused(Event):
    """Somebody was refused; ``permission`` says what was missing, ``page`` where, ``thing`` what was asked for."""

    name = "access.refused"
    action = LogAction.READ
    purpose = LogPurpose.ADMINISTRATION
    resource = "page"
    page: str
    permission: str
    thing: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class KeysRenewed(Event):
    """Rows of a table were encrypted anew with the current key of the key ring."""

    name = "keys.renewed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "key"
    key: str
    table: str
    count: int


@dataclass(frozen=True, kw_only=True)
class LogMonthRemoved(Event):
    """A month of the log was removed: the years that it must be kept are over. ``digest`` is of what stood there."""

    name = "log.month_removed"
    action = LogAction.DELETE
    purpose = LogPurpose.ADMINISTRATION
    resource = "month"
    month: str
    count: int
    digest: str
    kept_years: int


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, bool)) else str(value)
