"""Entries of the log as lines: with the names that their ids stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review.read_models import LogLine
from personalverktyget.domain.people.identities import decrypt_name, decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity, StaffMember
from personalverktyget.domain.people.read_models import Person

PERSONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids on one page stand for: three statements for the whole page."""

    staff: dict[UUID, StaffMember]
    persons: dict[UUID, Person]
    numbers: dict[UUID, int]

    @classmethod
    def of(cls, entries: Iterable[LogEntry]) -> "Names":
        entries = list(entries)
        residents = {id_ for entry in entries for id_ in entry.residents[:PERSONS_SHOWN]}
        residents |= {UUID(entry.actor_id) for entry in entries if entry.actor_kind == "resident"}
        staff = {UUID(entry.actor_id) for entry in entries if entry.actor_kind == "staff"}
        staff |= {id_ for entry in entries if (id_ := _colleague(entry))}
        cases = {UUID(entry.resource_id) for entry in entries if entry.resource_type == "case" and entry.resource_id}
        return cls(
            staff=StaffMember.objects.in_bulk(staff),
            persons={row.resident_id: person_of(row) for row in _identities(residents)},
            numbers=dict(Case.objects.filter(id__in=cases).values_list("id", "number")),
        )

    def line(self, entry: LogEntry) -> LogLine:
        staff = self.staff.get(UUID(entry.actor_id)) if entry.actor_kind == "staff" else None
        colleague = self.staff.get(_colleague(entry) or UUID(int=0))
        persons = tuple(self.persons[id_] for id_ in entry.residents[:PERSONS_SHOWN] if id_ in self.persons)
        return LogLine(
            seq=entry.seq,
            at=entry.at,
            event=entry.event,
            action=entry.action,
            was_refused=entry.outcome == LogOutcome.REFUSED,
            actor_kind=entry.actor_kind,
            actor=staff.name if staff else "",
            is_guardian=entry.actor_kind == "resident" and _is_about_others(entry),
            actor_hsa_id=entry.actor_hsa_id,
            case_number=self.numbers.get(UUID(entry.resource_id)) if entry.resource_type == "case" else None,
            persons=persons,
            more_persons=max(0, len(entry.residents) - len(persons)),
            colleague=colleague.name if colleague else "",
            resource_id=entry.resource_id,
            details=entry.details,
        )


def _is_about_others(entry: LogEntry) -> bool:
    return bool(entry.residents) and UUID(entry.actor_id) not in entry.residents


def _colleague(entry: LogEntry) -> UUID | None:
    """The staff member whom an entry is about, beside the one who acted."""
    value = entry.details.get("handler") or entry.details.get("staff")
    if value is None and entry.resource_type == "staff" and entry.resource_id != entry.actor_id:
        value = entry.resource_id
    return UUID(value) if value else None


def _identities(residents: set[UUID]) -> QuerySet[ResidentIdentity]:
    return ResidentIdentity.objects.filter(resident_id__in=residents).select_related("resident")


def person_of(row: ResidentIdentity) -> Person:
    """The resident, by name unless she is protected."""
    if row.resident.is_protected:
        return Person(row.resident_id, "", "", is_protected=True, is_masked=True)
    name, number = decrypt_name(row.resident_id, row.name), decrypt_number(row.resident_id, row.number)
    return Person(row.resident_id, name, number, is_protected=False, is_masked=False)
