"""The opening hours as they were: a case keeps the dates that its resident was promised."""

from datetime import datetime

from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.models import CardVersion
from personalverktyget.domain.organisation.hours import hours_from, hours_of
from personalverktyget.domain.organisation.models import CareUnit


def hours_at(unit: CareUnit, at: datetime) -> OpeningHours:
    """The hours that held at a moment, with the deviations that were known then.

    Asks the database only where the unit has changed them since.
    """
    if unit.hours_since is None or unit.hours_since <= at:
        return hours_of(unit)
    version = CardVersion.objects.filter(unit_id=unit.id, saved_at__lte=at).order_by("-number").first()
    then = CardContent.from_json(version.content) if version else CardContent()
    return hours_from(unit.opening_hours, then.own_hours, list(then.deviations))
