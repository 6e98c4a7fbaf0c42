"""Lock a resident's sign-in, and unlock it. By those who administer a region or the nation, and with a reason."""

from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people import policies
from personalverktyget.domain.people.events import SignInLocked, SignInUnlocked
from personalverktyget.domain.people.models import Resident, SignInLock

LONGEST_REASON: Final = 500


def lock_sign_in(actor: AdministratorActor, resident_id: UUID, *, reason: str) -> None:
    """Let the resident sign in no more; where she is signed in, it ends at her next click."""
    policies.require_sign_in_administrator(actor)
    reason = _checked(reason)
    with unit_of_work(actor) as work:
        resident = _locked_row(resident_id)
        if resident.sign_in_locked_at is not None:
            raise NotPossibleNow(_("Inloggningen är redan låst. Inget är ändrat."))
        lock = SignInLock(id=uuid4(), resident=resident, locked_at=now(), locked_by_id=actor.staff_id, reason=reason)
        lock.save(force_insert=True)
        resident.sign_in_locked_at = lock.locked_at
        resident.save(update_fields=["sign_in_locked_at"])
        work.record(SignInLocked(lock=lock.id, resident=resident.id))


def unlock_sign_in(actor: AdministratorActor, resident_id: UUID, *, reason: str) -> None:
    """Let the resident sign in again."""
    policies.require_sign_in_administrator(actor)
    reason = _checked(reason)
    with unit_of_work(actor) as work:
        resident = _locked_row(resident_id)
        lock = SignInLock.objects.filter(resident=resident, unlocked_at=None).first()
        if lock is None:
            raise NotPossibleNow(_("Inloggningen är inte låst. Inget är ändrat."))
        lock.unlocked_at, lock.unlocked_by_id, lock.unlocked_reason = now(), actor.staff_id, reason
        lock.save(update_fields=["unlocked_at", "unlocked_by", "unlocked_reason"])
        resident.sign_in_locked_at = None
        resident.save(update_fields=["sign_in_locked_at"])
        work.record(SignInUnlocked(lock=lock.id, resident=resident.id))


def _locked_row(resident_id: UUID) -> Resident:
    """Two administrators at the same moment come one after the other."""
    resident = Resident.objects.select_for_update().filter(id=resident_id).first()
    if resident is None:
        raise NotFound
    return resident


def _checked(reason: str) -> str:
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise InvalidInput(_("Skriv varför."), "reason")
    if "\0" in reason or len(reason) > LONGEST_REASON:
        raise InvalidInput(_("Skriv kortare, med högst %(max)s tecken.") % {"max": LONGEST_REASON}, "reason")
    return reason
