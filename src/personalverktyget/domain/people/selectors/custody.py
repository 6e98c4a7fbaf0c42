"""For whom somebody acts as guardian, and who is told in a child's place. For packages above, like ``reach.py``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.people.identities import decrypt_name, decrypt_number, number_hash
from personalverktyget.domain.people.models import ResidentFacts, ResidentIdentity
from personalverktyget.domain.people.reachability import EVERYBODY, ReachFacts, ReachWarning, reads_for
from personalverktyget.domain.people.selectors.reach import reach_of
from personalverktyget.domain.reading.prepared import prepared

# The one asked for, and those whose guardian the register says that she is, of whatever age.
_SQL: Final = """
SELECT true, r.id, i.number, false, false, false
  FROM people_residentidentity i JOIN people_resident r ON r.id = i.resident_id
 WHERE i.resident_id = %s
UNION ALL
SELECT false, r.id, i.number, r.is_protected, r.deceased_on IS NOT NULL, r.sign_in_locked_at IS NOT NULL
  FROM people_residentfacts f
  JOIN people_resident r ON r.id = f.resident_id
  JOIN people_residentidentity i ON i.resident_id = f.resident_id
 WHERE f.guardians @> ARRAY[(SELECT number_hash FROM people_residentidentity WHERE resident_id = %s)]
"""


@dataclass(frozen=True, slots=True)
class Custody:
    """The children in whose place somebody acts just now; and whether she is such a child herself."""

    wards: frozenset[UUID] = frozenset()
    is_child: bool = False


def custody(resident_id: UUID) -> Custody:
    """The resident's custody today. A right that has ended, or a child who has become thirteen, is not in it."""
    with prepared() as cursor:
        cursor.execute(_SQL, [resident_id, resident_id])
        rows = cursor.fetchall()
    herself = next((_facts(*row[1:]) for row in rows if row[0]), ReachFacts(resident_id=resident_id))
    children = (_facts(*row[1:]) for row in rows if not row[0])
    wards = frozenset(child.resident_id for child in children if reads_for(herself, child))
    return Custody(wards, is_child=herself.is_child)


def children_to_ask_about(number: str) -> tuple[UUID, ...]:
    """Those known here whose guardian the one with this number (12 digits) is, below thirteen: of them the register is
    asked anew when she signs in, so that a right that has ended is not used.
    """
    rows = ResidentFacts.objects.filter(guardians__contains=[number_hash(number)])
    found = rows.values_list("resident_id", "resident__identity__number")
    return tuple(id_ for id_, sealed in found if is_child(id_, sealed))


def is_child(resident_id: UUID, number: Any) -> bool:
    """Whether guardians act in her place today. ``number`` is encrypted."""
    return _facts(resident_id, number).is_child


def guardians_of(children: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
    """Those of each child's guardians who are known here and live, with an inbox or without: to be rung, or visited.

    One with a protected identity is left out, as if there were no such guardian. For packages above, which ask about
    children who have none themselves, and record whom they tell of.
    """
    found = ResidentFacts.objects.filter(resident_id__in=children).values_list("resident_id", "guardians")
    named = {child: tuple(map(bytes, guardians)) for child, guardians in found}
    rows = ResidentIdentity.objects.filter(
        number_hash__in={one for guardians in named.values() for one in guardians},
        resident__is_protected=False,
        resident__deceased_on__isnull=True,
    )
    columns = rows.values_list("number_hash", "resident_id", "number")
    adults = {bytes(found_by): id_ for found_by, id_, number in columns if not is_child(id_, number)}
    return {child: tuple(adults[one] for one in guardians if one in adults) for child, guardians in named.items()}


def told_for(residents: Collection[UUID]) -> list[UUID]:
    """Who is told that something has come to each of the residents: herself, or the guardians who read it."""
    with_guardians = ResidentFacts.objects.filter(resident_id__in=residents, guardians__len__gt=0)
    found = reach_of(list(with_guardians.values_list("resident_id", flat=True)), may_know=EVERYBODY)
    instead = {id_: it.goes_to for id_, it in found.items() if ReachWarning.GOES_TO_GUARDIAN in it.warnings}
    return list(dict.fromkeys(told for id_ in residents for told in instead.get(id_, (id_,))))


def names_shown(residents: Collection[UUID]) -> Mapping[UUID, str]:
    """What the residents are called, those with a protected identity left out. Asks only where there are any.

    For packages above, which record to whom they tell it.
    """
    if not residents:
        return {}
    rows = ResidentIdentity.objects.filter(resident_id__in=residents, resident__is_protected=False)
    return {id_: decrypt_name(id_, name) for id_, name in rows.values_list("resident_id", "name")}


def name_of_ward(actor: ResidentActor, resident_id: UUID) -> str:
    """What the child is called about whom the actor reads; nothing where it is herself."""
    return "" if resident_id == actor.resident_id else names_shown([resident_id]).get(resident_id, "")


def _facts(
    resident_id: UUID, number: Any, is_protected: bool = False, is_deceased: bool = False, is_locked: bool = False
) -> ReachFacts:
    try:
        age = parse(decrypt_number(resident_id, number)).age(today())
    except InvalidIdentityNumber:
        age = None
    return ReachFacts(
        resident_id=resident_id, is_protected=is_protected, is_deceased=is_deceased, is_locked=is_locked, age=age
    )
