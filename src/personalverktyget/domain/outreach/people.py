"""A recipient as staff see her."""

from collections.abc import Collection
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.people.identities import Encrypted, decrypt_name, decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.read_models import Person


def people_for(actor: StaffActor, residents: Collection[UUID]) -> dict[UUID, Person]:
    """Who they are. A protected resident's name and number are never here, and that she is protected is told to
    those alone who know her from a case that they see.
    """
    rows = ResidentIdentity.objects.filter(resident_id__in=residents)
    columns = rows.values_list("resident_id", "resident__is_protected", "name", "number")
    known = acquainted(actor, residents)
    return {row[0]: _person(*row, may_know=row[0] in known) for row in columns}


def _person(resident_id: UUID, is_protected: bool, name: Encrypted, number: Encrypted, *, may_know: bool) -> Person:
    if is_protected:
        return Person(resident_id, "", "", is_protected=may_know, is_masked=True)
    return Person(
        resident_id,
        decrypt_name(resident_id, name),
        decrypt_number(resident_id, number),
        is_protected=False,
        is_masked=False,
    )
