"""How old residents are, as their numbers tell. For packages above; it is told to nobody by itself."""

from collections.abc import Collection, Mapping
from uuid import UUID

from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.selectors.reach import age_of


def ages_of(residents: Collection[UUID]) -> Mapping[UUID, int | None]:
    """The age of each of the residents; nothing where her number holds no birth date."""
    rows = ResidentIdentity.objects.filter(resident_id__in=residents).values_list("resident_id", "number")
    return {id_: age_of(id_, number) for id_, number in rows}
