"""A unit's opening hours: its own where it has chosen them, the directory's otherwise, and the days that deviate."""

from personalverktyget.domain.calendars.holidays import Eve
from personalverktyget.domain.calendars.opening_hours import InvalidOpeningHours, OpeningHours, deviations_from_json
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.organisation.models import CareUnit


def hours_of(unit: CareUnit) -> OpeningHours:
    """The hours that hold now."""
    return hours_from(unit.opening_hours, unit.own_hours, unit.deviations)


def hours_from(directory: object, own: object = None, deviations: object = None) -> OpeningHours:
    """The hours as they are stored. What cannot be read is not known, and the calendar's defaults hold.

    A fault in the directory must never keep a case from being received or answered.
    """
    try:
        week = OpeningHours.from_json(directory if own is None else own)
    except InvalidOpeningHours:
        week = OpeningHours()
    try:
        return week.deviating(deviations_from_json(deviations or []))
    except InvalidOpeningHours:
        return week


def calendar_from(working_eves: list[str]) -> WorkingCalendar:
    """The working days of a region that works on these eves."""
    return WorkingCalendar(frozenset(Eve(eve) for eve in working_eves))
