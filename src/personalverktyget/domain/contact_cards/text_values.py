"""What text variables stand for at a unit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.case_types.text_variables import HOURS, PHONE, RESPONSE_TIME, UNIT, filled
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.organisation.hours import hours_of
from personalverktyget.domain.organisation.models import CareUnit

_TEXTS: Final = (
    "summary",
    "description",
    "not_for",
    "terms_text",
    "local_information",
    "local_terms",
    "closed_message",
)


def values_at(unit: CareUnit, target: str) -> Mapping[str, str]:
    """The unit's name, phone and ordinary hours, and how soon an answer comes."""
    return {
        UNIT: unit.name,
        PHONE: unit.phone or _("telefonnumret på kontaktkortet"),
        HOURS: week_in_words(hours_of(unit)) or _("tiderna på kontaktkortet"),
        RESPONSE_TIME: _target_in_words(target),
    }


def filled_offer(offer: Offer, unit: CareUnit) -> Offer:
    """What a unit offers, with its texts as residents read them."""
    values = values_at(unit, offer.feedback_target)
    texts: dict[str, Any] = {name: filled(getattr(offer, name), values) for name in _TEXTS}
    return replace(offer, **texts)


def week_in_words(hours: OpeningHours) -> str:
    """An ordinary week in a line: "måndag–fredag 8.00–17.00, lördag 10.00–14.00"."""
    return ", ".join(_stretches(hours))


def _stretches(hours: OpeningHours) -> Iterator[str]:
    for intervals, days in groupby(range(7), key=lambda weekday: hours.days[weekday]):
        if not intervals:
            continue
        first, *rest = days
        named = str(opening.WEEKDAYS[first])
        if rest:
            named = f"{named}–{opening.WEEKDAYS[rest[-1]]}"
        yield f"{named} {opening.intervals_in_words(intervals)}"


def _target_in_words(written: str) -> str:
    target = read_target(written)
    if target is None:
        return _("så snart som möjligt")
    if target.opening_hours is not None:
        count = target.opening_hours
        words = ngettext("inom %(count)s timme", "inom %(count)s timmar", count)
    else:
        count = target.working_days or 0
        words = ngettext("inom %(count)s arbetsdag", "inom %(count)s arbetsdagar", count)
    return words % {"count": count}
