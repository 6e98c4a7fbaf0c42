""" "Varför detta datum?": the steps of the response clock in words."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from personalverktyget.domain.calendars.holidays import Holiday
from personalverktyget.domain.calendars.response_time import Step, StepKind
from personalverktyget.web.shared import formats

_HOLIDAYS: Final[Mapping[Holiday, str]] = {
    Holiday.NEW_YEARS_DAY: gettext_noop("nyårsdagen"),
    Holiday.EPIPHANY: gettext_noop("trettondedag jul"),
    Holiday.GOOD_FRIDAY: gettext_noop("långfredagen"),
    Holiday.EASTER_SUNDAY: gettext_noop("påskdagen"),
    Holiday.EASTER_MONDAY: gettext_noop("annandag påsk"),
    Holiday.MAY_DAY: gettext_noop("första maj"),
    Holiday.ASCENSION_DAY: gettext_noop("Kristi himmelsfärdsdag"),
    Holiday.WHIT_SUNDAY: gettext_noop("pingstdagen"),
    Holiday.WHIT_MONDAY: gettext_noop("annandag pingst"),
    Holiday.NATIONAL_DAY: gettext_noop("nationaldagen"),
    Holiday.MIDSUMMER_EVE: gettext_noop("midsommarafton"),
    Holiday.MIDSUMMER_DAY: gettext_noop("midsommardagen"),
    Holiday.ALL_SAINTS_DAY: gettext_noop("alla helgons dag"),
    Holiday.CHRISTMAS_EVE: gettext_noop("julafton"),
    Holiday.CHRISTMAS_DAY: gettext_noop("juldagen"),
    Holiday.BOXING_DAY: gettext_noop("annandag jul"),
    Holiday.NEW_YEARS_EVE: gettext_noop("nyårsafton"),
}
_TEXTS: Final[Mapping[StepKind, str]] = {
    StepKind.RECEIVED: gettext_noop("%(day)s: tiden börjar %(time)s"),
    StepKind.COUNTED_DAY: gettext_noop("%(day)s: dag %(number)s"),
    StepKind.COUNTED_HOURS: gettext_noop("%(day)s: %(duration)s öppet"),
    StepKind.WEEKEND: gettext_noop("%(day)s: helg, räknas inte"),
    StepKind.HOLIDAY: gettext_noop("%(day)s: helgdag (%(holiday)s), räknas inte"),
    StepKind.CLOSED: gettext_noop("%(day)s: stängt, räknas inte"),
    StepKind.WAITED: gettext_noop("%(day)s: väntade på invånaren, räknas inte"),
    StepKind.DUE: gettext_noop("%(day)s: tiden är ute %(time)s"),
}
_RECEIVED_BY_DAYS: Final = gettext_noop("%(day)s: tiden börjar %(time)s, den dagen räknas inte")


def holiday_name(holiday: Holiday) -> str:
    """juldagen."""
    return _(_HOLIDAYS[holiday])


def explanation(steps: Sequence[Step]) -> list[str]:
    """One line for each step: "måndag 23 november: dag 1", "fredag 25 december: helgdag (juldagen), räknas inte"."""
    by_days = any(step.kind is StepKind.COUNTED_DAY for step in steps)
    return [_line(step, by_days=by_days) for step in steps]


def _line(step: Step, *, by_days: bool) -> str:
    text = _RECEIVED_BY_DAYS if by_days and step.kind is StepKind.RECEIVED else _TEXTS[step.kind]
    return _(text) % {
        "day": formats.day(step.day),
        "time": formats.time_of_day(step.at) if step.at else "",
        "number": step.number,
        "duration": formats.duration(step.minutes),
        "holiday": holiday_name(step.holiday) if step.holiday else "",
    }
