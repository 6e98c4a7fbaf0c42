"""When an e-service can be begun and sent: hours of its own, closed with the unit on its closed days."""

from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.organisation.hours import hours_from


def service_hours(hours: object, deviations: object) -> OpeningHours | None:
    """The hours of an e-service; ``None`` for one that is open around the clock."""
    if hours is None:
        return None
    found = hours_from(hours, None, deviations)
    return found.deviating(tuple(entry for entry in found.deviations if entry.is_closed))
