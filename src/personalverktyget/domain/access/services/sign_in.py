"""From a verified identity to somebody the program knows; and out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from personalverktyget.base.actors import ResidentActor, SignedInStaff, SystemActor, Visitor
from personalverktyget.base.errors import DomainError
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, accept
from personalverktyget.domain.access.events import (
    ResidentSignedIn,
    ResidentSignedOut,
    SignInRefused,
    StaffSignedIn,
    StaffSignedOut,
)
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.unit_of_work import record_at_once, unit_of_work
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.events import ResidentsImported
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.selectors import children_to_ask_about
from personalverktyget.domain.people.services.refresh_residents import refresh_resident, refresh_residents
from personalverktyget.domain.people.services.refresh_staff import refresh_staff_member


class SignInNotPossible(DomainError):
    """The identity is verified, but the person may not come in. ``reason`` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Commission:
    """A commission that the staff's identity provider vouches for."""

    hsa_id: str
    unit_hsa_id: str


def sign_in_staff(*, hsa_id: str, commissions: Sequence[Commission]) -> SignedInStaff:
    """Let a staff member in whom the directory knows and who holds a commission there too."""
    found = registers.staff_directory().staff_member(hsa_id)
    if found is None:
        raise SignInNotPossible("not_in_directory")
    held = {commission.hsa_id for commission in found.commissions}
    valid = [commission for commission in commissions if commission.hsa_id in held]
    if not valid:
        raise SignInNotPossible("no_commission")
    with unit_of_work(SystemActor("sign_in")) as work:
        row = refresh_staff_member(work, found)
        staff = SignedInStaff(staff_id=row.id, hsa_id=row.hsa_id, name=row.name, commission_hsa_id=valid[0].hsa_id)
        work.record(StaffSignedIn(staff=row.id), by=staff)
    return staff


def sign_in_resident(*, number: str) -> ResidentActor:
    """Let a resident in whom the population register knows, who lives, and whose sign-in nobody has locked.

    Number: as the provider gave it.
    """
    try:
        identity = accept(number, production=settings.MODE == "production")
    except InvalidIdentityNumber as error:
        raise SignInNotPossible("invalid_number") from error
    person = registers.population_register().person(identity.value)
    if person is None:
        raise SignInNotPossible("not_in_register")
    # Custody may have ended since anybody asked of the children: they are asked about before she reads anything.
    if children := children_to_ask_about(identity.value):
        refresh_residents(SystemActor("sign_in"), registers.population_register(), children)
    with unit_of_work(SystemActor("sign_in")) as work:
        row = refresh_resident(work, person)
        resident = ResidentActor(resident_id=row.id)
        refused = "deceased" if person.deceased_on else "locked" if row.sign_in_locked_at else ""
        if refused:
            # What the register says is kept, so that her other sessions end; the page records the refusal.
            work.record(ResidentsImported(register="population", residents=(row.id,)))
        else:
            work.record(ResidentSignedIn(resident=row.id), by=resident)
    if refused:
        raise SignInNotPossible(refused)
    return resident


def sign_out(*, staff_id: UUID | None = None, resident_id: UUID | None = None, commission: str = "") -> None:
    """Record that somebody signed out, or was signed out by time."""
    if staff_id:
        hsa_id = StaffMember.objects.filter(id=staff_id).values_list("hsa_id", flat=True).first() or ""
        staff = SignedInStaff(staff_id=staff_id, hsa_id=hsa_id, name="", commission_hsa_id=commission)
        record_at_once(staff, StaffSignedOut(staff=staff_id))
    elif resident_id:
        record_at_once(ResidentActor(resident_id=resident_id), ResidentSignedOut(resident=resident_id))


def record_refused_sign_in(*, audience: str, reason: str) -> None:
    """Record that a sign-in was refused, and why (a code)."""
    record_at_once(Visitor(), SignInRefused(audience=audience, reason=reason), outcome=LogOutcome.REFUSED)
