"""What can be recorded about staff members and residents."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class ResidentsImported(Event):
    """Residents were brought in from the population register."""

    name = "residents.imported"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "register"
    register: str
    residents: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ResidentsRefreshed(Event):
    """The register was asked anew about residents; ``residents`` are those about whom it said something new."""

    name = "residents.refreshed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "register"
    register: str
    asked: int
    residents: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class StaffImported(Event):
    """Staff members were brought in from the staff directory."""

    name = "staff.imported"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "directory"
    directory: str
    count: int


@dataclass(frozen=True, kw_only=True)
class SignatureChanged(Event):
    """A staff member changed the signature that follows replies."""

    name = "staff.signature_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "staff"
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class ContactDetailsChanged(Event):
    """A resident changed how notices reach her. What was written is not in the log."""

    name = "resident.contact_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class ContactDetailsRead(Event):
    """A resident opened her own contact details."""

    name = "resident.contact_read"
    action = LogAction.READ
    purpose = LogPurpose.ADMINISTRATION
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Event):
    """A resident closed her account: nothing more comes to her inbox. What is in it stays."""

    name = "resident.account_closed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class SignInLocked(Event):
    """A resident's sign-in was locked. Why is kept with the lock."""

    name = "resident.sign_in_locked"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "lock"
    lock: UUID
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class SignInUnlocked(Event):
    """A resident may sign in again."""

    name = "resident.sign_in_unlocked"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "lock"
    lock: UUID
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class SignInLocksRead(Event):
    """Somebody who administers looked a resident up, to lock or unlock her sign-in."""

    name = "resident.sign_in_locks_read"
    action = LogAction.READ
    purpose = LogPurpose.ADMINISTRATION
    resource = "resident"
    resident: UUID
