"""Whether a resident may sign in, and when that was changed, as those who administer read it."""

from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.people import policies
from personalverktyget.domain.people.events import SignInLocksRead
from personalverktyget.domain.people.identities import decrypt_name, decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity, SignInLock
from personalverktyget.domain.people.read_models import LockRow, SignInStatus


def sign_in_status(actor: AdministratorActor, resident_id: UUID) -> Disclosure[SignInStatus]:
    """The resident's name and number, and each time that her sign-in was locked, the latest first.

    A protected person's name is not shown, nor why: who administers knows nobody's cases.
    """
    policies.require_sign_in_administrator(actor)
    row = ResidentIdentity.objects.select_related("resident").filter(resident_id=resident_id).first()
    if row is None:
        raise NotFound
    locks = SignInLock.objects.filter(resident_id=resident_id).order_by("-locked_at")
    content = SignInStatus(
        resident_id=resident_id,
        name="" if row.resident.is_protected else decrypt_name(resident_id, row.name),
        number=decrypt_number(resident_id, row.number),
        locks=tuple(_row(lock) for lock in locks.select_related("locked_by", "unlocked_by")),
    )
    return Disclosure("status", SignInLocksRead(resident=resident_id), content)


def _row(lock: SignInLock) -> LockRow:
    return LockRow(
        locked_at=lock.locked_at,
        locked_by=lock.locked_by.name,
        reason=lock.reason,
        unlocked_at=lock.unlocked_at,
        unlocked_by=lock.unlocked_by.name if lock.unlocked_by else "",
        unlocked_reason=lock.unlocked_reason,
    )
