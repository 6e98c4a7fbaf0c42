"""Whom a personal data breach concerns, out of the log: who, what and when, for whoever must report it (N-01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_export.events import AffectedListed
from personalverktyget.domain.log_export.records import Patient, patients_of
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember

# Refused attempts showed nothing; what residents did with their own is no breach of theirs.
_AFFECTED: Final = """
    SELECT whose, count(*), min(at), max(at),
           array_agg(DISTINCT action ORDER BY action), array_agg(DISTINCT event ORDER BY event),
           array_agg(DISTINCT owner_unit_id) FILTER (WHERE owner_unit_id IS NOT NULL),
           array_agg(DISTINCT actor_hsa_id ORDER BY actor_hsa_id) FILTER (WHERE actor_hsa_id <> '')
    FROM access_log_entry CROSS JOIN LATERAL unnest(residents) AS whose
    WHERE at >= %(start)s AND at < %(end)s AND outcome = 'done'
      AND NOT (actor_kind = 'resident' AND actor_id = whose::text)
      AND (%(staff)s::text IS NULL OR actor_kind = 'staff' AND actor_id = %(staff)s)
      AND (%(unit)s::uuid IS NULL OR owner_unit_id = %(unit)s)
    GROUP BY whose ORDER BY min(at), whose
"""


@dataclass(frozen=True, slots=True)
class AffectedPerson:
    """A resident, and what was done with her data. ``patient`` is missing where the register knows her no more."""

    id: UUID
    patient: Patient | None
    count: int
    first_at: datetime
    last_at: datetime
    actions: tuple[str, ...]
    events: tuple[str, ...]
    units: tuple[str, ...]
    staff: tuple[str, ...]


def affected(
    actor: SystemActor, *, start: datetime, end: datetime, staff: str = "", unit: str = ""
) -> Disclosure[tuple[AffectedPerson, ...]]:
    """Those whose data was shown or changed in the time; by one of the staff, or at one unit, by their HSA-id."""
    if start >= end:
        raise InvalidInput(_("Början måste komma före slutet."), "start")
    found = tuple(_found(start, end, _staff(staff), _unit(unit)))
    event = AffectedListed(
        first_at=start.isoformat(),
        last_at=end.isoformat(),
        about_staff=staff,
        about_unit=unit,
        count=len(found),
        residents=tuple(one.id for one in found),
    )
    return Disclosure("affected", event, found)


def _found(start: datetime, end: datetime, staff: UUID | None, unit: UUID | None) -> Iterator[AffectedPerson]:
    values = {"start": start, "end": end, "staff": str(staff) if staff else None, "unit": unit}
    with connection.cursor() as cursor:
        cursor.execute(_AFFECTED, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    patients = patients_of({row[0] for row in rows})
    units = dict(CareUnit.objects.values_list("id", "hsa_id"))
    for whose, count, first, last, actions, events, owners, staff_ids in rows:
        yield AffectedPerson(
            id=whose,
            patient=patients.get(whose),
            count=count,
            first_at=first,
            last_at=last,
            actions=tuple(actions),
            events=tuple(events),
            units=tuple(sorted(units[owner] for owner in owners or () if owner in units)),
            staff=tuple(staff_ids or ()),
        )


def _staff(hsa_id: str) -> UUID | None:
    if not hsa_id:
        return None
    found = StaffMember.objects.filter(hsa_id__iexact=hsa_id).values_list("id", flat=True).first()
    if found is None:
        raise InvalidInput(_("Ingen med det HSA-id:t har arbetat i verktyget."), "staff")
    return found


def _unit(hsa_id: str) -> UUID | None:
    if not hsa_id:
        return None
    found = CareUnit.objects.filter(hsa_id__iexact=hsa_id).values_list("id", flat=True).first()
    if found is None:
        raise InvalidInput(_("Ingen enhet har det HSA-id:t."), "unit")
    return found
