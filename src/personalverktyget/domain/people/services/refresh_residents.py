"""Keep residents as the population register has them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from django.db import connection

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.people.events import ResidentsImported, ResidentsRefreshed
from personalverktyget.domain.people.identities import (
    decrypt_contact,
    decrypt_number,
    encrypt_contact,
    facts_row,
    identity_row,
    number_hash,
)
from personalverktyget.domain.people.mobiles import mobile_number
from personalverktyget.domain.people.models import Resident, ResidentFacts, ResidentIdentity
from personalverktyget.domain.people.registers import PersonSource, RegisteredPerson

_IDENTITY = ("number", "name", "name_words", "contact")


def refresh_resident(_work: UnitOfWork, person: RegisteredPerson) -> Resident:
    """Write what the register says of one person, inside the caller's unit of work, which records why.

    E-mail and mobile are the resident's own once she is known here: the register fills them the first time only,
    except that a protected identity removes address and phone at once (S-01, S-02). The address is the register's.
    """
    found_by = number_hash(person.number)
    _one_at_a_time(found_by)
    known = ResidentIdentity.objects.select_related("resident").filter(number_hash=found_by).first()
    resident = known.resident if known else Resident(id=uuid4())
    newly_protected = person.is_protected and not resident.is_protected
    for name, value in _status(person).items():
        setattr(resident, name, value)
    row = identity_row(resident.id, person)
    contact = decrypt_contact(resident.id, row.contact)
    if known and not newly_protected:
        own = decrypt_contact(resident.id, known.contact)
        contact = replace(contact, email=own.email, mobile=own.mobile)
        row.contact = encrypt_contact(resident.id, contact)
    resident.has_email, resident.has_mobile = bool(contact.email), bool(contact.mobile)
    resident.save()
    if known is None:
        row.save(force_insert=True)
    else:
        row.save(update_fields=_IDENTITY)
    _keep_facts([facts_row(resident.id, person)])
    return resident


def refresh_residents(actor: SystemActor, register: PersonSource, residents: Sequence[UUID]) -> int:
    """Ask the register anew about residents who are known here (S-02). Returns about how many it said something new.

    Raises ``RegisterUnavailable`` before anything is written. One whom the register no longer knows stays as she was.
    """
    rows = ResidentIdentity.objects.filter(resident_id__in=residents).values_list("resident_id", "number")
    told = {id_: register.person(decrypt_number(id_, number)) for id_, number in rows}
    with unit_of_work(actor) as work:
        before = {row.id: _known(row) for row in Resident.objects.filter(id__in=residents)}
        found = [refresh_resident(work, person) for person in told.values() if person]
        Resident.objects.filter(id__in=[id_ for id_, person in told.items() if person is None]).update(
            refreshed_at=now()
        )
        changed = tuple(row.id for row in found if before[row.id] != _known(row))
        work.record(ResidentsRefreshed(register="population", asked=len(told), residents=changed))
    return len(changed)


def import_residents(actor: SystemActor, people: Iterable[RegisteredPerson]) -> dict[str, UUID]:
    """Bring many people in at once; those known already stay as they are. Returns the ids by identity number."""
    hashes = {number_hash(person.number): person for person in people}
    known = ResidentIdentity.objects.filter(number_hash__in=list(hashes))
    ids = {hashes[bytes(found)].number: id_ for found, id_ in known.values_list("number_hash", "resident_id")}
    new = {person.number: (uuid4(), person) for person in hashes.values() if person.number not in ids}
    if new:
        with unit_of_work(actor) as work:
            Resident.objects.bulk_create(
                [Resident(id=id_, **_told_by(person), **_status(person)) for id_, person in new.values()]
            )
            ResidentIdentity.objects.bulk_create([identity_row(id_, person) for id_, person in new.values()])
            _keep_facts([facts_row(id_, person) for id_, person in new.values()])
            work.record(ResidentsImported(register="population", residents=tuple(id_ for id_, _ in new.values())))
    return ids | {number: id_ for number, (id_, _) in new.items()}


def _told_by(person: RegisteredPerson) -> dict[str, bool]:
    mobile = "" if person.is_protected else mobile_number(person.mobile)
    return {"has_email": bool(person.email), "has_mobile": bool(mobile)}


def _keep_facts(rows: Sequence[ResidentFacts]) -> None:
    ResidentFacts.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["resident"], update_fields=["facts", "guardians"]
    )


def _one_at_a_time(found_by: bytes) -> None:
    """Whoever comes for the same person waits: two first sign-ins at once are one resident, and no fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(found_by[:8], "big", signed=True)])


def _known(resident: Resident) -> tuple[object, ...]:
    return resident.is_protected, resident.deceased_on, resident.emigrated_on


def _status(person: RegisteredPerson) -> dict[str, object]:
    return {
        "is_protected": person.is_protected,
        "deceased_on": person.deceased_on,
        "emigrated_on": person.emigrated_on,
        "refreshed_at": now(),
    }
