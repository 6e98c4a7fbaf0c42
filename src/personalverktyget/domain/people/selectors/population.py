"""Those of a population who are known here, some at a time, with what the register says of each.

For packages above, which record whom of them they have found.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.domain.people.identities import RegisteredFacts, decrypt_facts
from personalverktyget.domain.people.models import Resident

# Before the first of them.
FIRST: Final = UUID(int=0)


def living_here() -> QuerySet[Resident]:
    """Those who are alive, have not moved abroad, and of whom the register says where they live.

    Of a protected resident it is kept nowhere, so that nobody learns from a selection where she is (S-01).
    """
    return Resident.objects.filter(is_protected=False, deceased_on=None, emigrated_on=None, facts__isnull=False)


def registered_after(last: UUID | None, *, at_most: int) -> Mapping[UUID, RegisteredFacts]:
    """The next of them in the order of their ids."""
    rows = living_here().filter(id__gt=last or FIRST).order_by("id")
    columns = rows.values_list("id", "facts__facts", "identity__number")[:at_most]
    return {id_: decrypt_facts(id_, facts, number) for id_, facts, number in columns}
