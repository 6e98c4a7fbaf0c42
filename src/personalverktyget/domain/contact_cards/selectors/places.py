"""Places that one may look for units near without telling where one is: the municipalities that units lie in."""

from django.db.models import Avg

from personalverktyget.domain.contact_cards.unit_filters import Position, Units
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.naming import sort_key


def municipalities_to_start_from() -> tuple[str, ...]:
    """The municipalities in which the directory knows where a unit lies, in Swedish order."""
    names = _placed().exclude(municipality="").values_list("municipality", flat=True).distinct()
    return tuple(sorted(names.order_by("municipality"), key=sort_key))


def middle_of(municipality: str) -> Position | None:
    """The middle of the units that lie in a municipality, which is near where people live there; nothing if unknown."""
    there = _placed().filter(municipality=municipality.replace("\0", ""))
    found = there.aggregate(north=Avg("latitude"), east=Avg("longitude"))
    if found["north"] is None:
        return None
    return Position.near(found["north"], found["east"])


def _placed() -> Units:
    return CareUnit.objects.filter(is_active=True, latitude__isnull=False, longitude__isnull=False)
