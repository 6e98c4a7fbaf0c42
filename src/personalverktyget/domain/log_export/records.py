"""Entries of the log as others are to read them: with numbers and names in place of the program's own ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from personalverktyget.base.identity_numbers import parse
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.identities import decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity, StaffMember


@dataclass(frozen=True, slots=True)
class Place:
    """A care unit and its care provider."""

    unit_hsa_id: str
    unit_name: str
    provider_hsa_id: str
    provider_name: str


@dataclass(frozen=True, slots=True)
class Patient:
    """A resident by her number, and the OID of the kind of number that it is. No name: the number is enough."""

    oid: str
    number: str = field(repr=False)
    is_protected: bool
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One entry. ``owner`` is where the data belongs."""

    id: UUID
    seq: int
    at: datetime
    system_id: str
    event: str
    action: str
    purpose: str
    was_refused: bool
    user_kind: str
    user_hsa_id: str
    user_name: str
    assignment: str
    place: Place
    owner: Place
    resource_type: str
    resource_id: str
    patients: tuple[Patient, ...]


_NOWHERE = Place("", "", "", "")


def records_of(entries: Iterable[LogEntry]) -> tuple[Record, ...]:
    """The entries with what their ids stand for: a statement for each kind of thing, however many entries."""
    entries = list(entries)
    residents = {id_ for entry in entries for id_ in entry.residents}
    names = _names({UUID(entry.actor_id) for entry in entries if entry.actor_kind == "staff"})
    units = {id_ for entry in entries for id_ in (entry.unit_id, entry.owner_unit_id) if id_}
    places, patients = _places(units), patients_of(residents)
    return tuple(_record(entry, names, places, patients) for entry in entries)


def _record(
    entry: LogEntry, names: Mapping[UUID, str], places: Mapping[UUID, Place], patients: Mapping[UUID, Patient]
) -> Record:
    now_at = places.get(entry.unit_id, _NOWHERE) if entry.unit_id else _NOWHERE
    # Unit and provider as they were when it was done; of their names the log knows nothing.
    unit = entry.unit_hsa_id or now_at.unit_hsa_id
    provider = entry.provider_hsa_id or now_at.provider_hsa_id
    place = Place(
        unit,
        now_at.unit_name if unit == now_at.unit_hsa_id else "",
        provider,
        now_at.provider_name if provider == now_at.provider_hsa_id else "",
    )
    return Record(
        id=entry.id,
        seq=entry.seq,
        at=entry.at,
        system_id=entry.system_id,
        event=entry.event,
        action=entry.action,
        purpose=entry.purpose,
        was_refused=entry.outcome == "refused",
        user_kind=entry.actor_kind,
        user_hsa_id=entry.actor_hsa_id,
        user_name=names.get(UUID(entry.actor_id), "") if entry.actor_kind == "staff" else "",
        assignment=entry.commission_hsa_id,
        place=place,
        owner=places.get(entry.owner_unit_id, place) if entry.owner_unit_id else place,
        resource_type=entry.resource_type,
        resource_id=entry.resource_id,
        patients=tuple(patients[id_] for id_ in entry.residents if id_ in patients),
    )


def _names(staff: set[UUID]) -> dict[UUID, str]:
    return {row.id: row.name for row in StaffMember.objects.filter(id__in=staff)}


def _places(units: set[UUID]) -> dict[UUID, Place]:
    rows = CareUnit.objects.filter(id__in=units).select_related("provider")
    return {row.id: Place(row.hsa_id, row.name, row.provider.hsa_id, row.provider.name) for row in rows}


def patients_of(residents: set[UUID]) -> dict[UUID, Patient]:
    """The residents with these ids, by their numbers; only what hands them out in a disclosure may ask for it."""
    rows = ResidentIdentity.objects.filter(resident_id__in=residents).select_related("resident")
    return {row.resident_id: _patient(row) for row in rows}


def _patient(row: ResidentIdentity) -> Patient:
    identity = parse(decrypt_number(row.resident_id, row.number))
    return Patient(identity.oid, identity.value, row.resident.is_protected)
