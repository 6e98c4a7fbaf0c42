"""Keep staff members as the staff directory has them."""

from collections.abc import Iterable

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.people.events import StaffImported
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.registers import DirectoryStaff

_FROM_DIRECTORY = ("given_name", "surname", "title", "email", "is_protected", "refreshed_at")


def refresh_staff_member(_work: UnitOfWork, found: DirectoryStaff) -> StaffMember:
    """Write what the directory says of one person, inside the caller's unit of work, which records why."""
    row, _ = StaffMember.objects.update_or_create(hsa_id=found.hsa_id, defaults=_columns(found))
    return row


def import_staff(actor: SystemActor, people: Iterable[DirectoryStaff]) -> int:
    """Bring many people in at once. Returns how many."""
    with unit_of_work(actor) as work:
        rows = StaffMember.objects.bulk_create(
            [StaffMember(hsa_id=person.hsa_id, **_columns(person)) for person in people],
            update_conflicts=True,
            unique_fields=["hsa_id"],
            update_fields=_FROM_DIRECTORY,
        )
        work.record(StaffImported(directory="staff", count=len(rows)))
    return len(rows)


def _columns(found: DirectoryStaff) -> dict[str, object]:
    return {
        "given_name": found.given_name,
        "surname": found.surname,
        "title": found.title,
        "email": found.email,
        "is_protected": found.is_protected,
        "refreshed_at": now(),
    }
