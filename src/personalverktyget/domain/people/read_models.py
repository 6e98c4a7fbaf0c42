"""What is handed out about people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """A resident as staff see her. Where she is protected and not unmasked, name and number are empty."""

    resident_id: UUID
    name: str
    number: str
    is_protected: bool
    is_masked: bool
    deceased: bool = False
    emigrated: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """A staff member as colleagues see her."""

    staff_id: UUID
    hsa_id: str
    name: str
    title: str
    # Whether the case type of the case that is assigned is suggested to her.
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """How notices reach a resident, as she sees it herself. ``address`` is the register's; empty for the protected."""

    name: str
    email: str
    mobile: str
    wants_notices: bool
    by_email: bool
    by_sms: bool
    address: tuple[str, ...]
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A staff member's own settings."""

    name: str
    title: str
    hsa_id: str
    email: str
    own_signature: str


@dataclass(frozen=True, slots=True)
class LockRow:
    """One time that a resident's sign-in was locked. ``unlocked_at`` is ``None`` while it holds."""

    locked_at: datetime
    locked_by: str
    reason: str
    unlocked_at: datetime | None
    unlocked_by: str
    unlocked_reason: str


@dataclass(frozen=True, slots=True)
class SignInStatus:
    """Whether a resident may sign in. ``name`` is empty where it is not shown."""

    resident_id: UUID
    name: str
    number: str
    locks: tuple[LockRow, ...]

    @property
    def is_locked(self) -> bool:
        """Whether she is locked out just now."""
        return bool(self.locks) and self.locks[0].unlocked_at is None
