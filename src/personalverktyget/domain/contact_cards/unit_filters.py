"""Conditions of the search for units: what is open at a time of today, what offers a case type, how far away it is.

They are put into the one statement of the search. Opening hours are asked for in SQL, over the same JSON and by the
same rules as ``OpeningHours.on``; a test compares the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, FloatField, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import ASin, Cos, Radians, Sin, Sqrt

from personalverktyget.base.clock import local
from personalverktyget.domain.calendars.holidays import holidays
from personalverktyget.domain.calendars.opening_hours import WEEKDAYS
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.scopes import open_to_everybody
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.naming import search_key

Units = QuerySet[CareUnit, Any]
EARTH_RADIUS_KM: Final = 6371.0
# A degree of latitude is 111 kilometres: what lies farther away than that is no neighbour.
REACH: Final = 1.0
LATE: Final = "17:59"
# How many of its own case types are named beside a unit that was found by them.
MOST_MATCHES: Final = 3
# How many names of such case types a list to choose from may hold.
MOST_OWN: Final = 60
_OPEN_AT: Final = """
    EXISTS (SELECT 1 FROM jsonb_array_elements(COALESCE(
        (SELECT deviation->'hours'
         FROM jsonb_array_elements("organisation_careunit"."deviations") WITH ORDINALITY AS found(deviation, place)
         WHERE deviation->>'first' <= %s AND deviation->>'last' >= %s
         ORDER BY (deviation->>'last')::date - (deviation->>'first')::date, place DESC LIMIT 1),
        CASE WHEN %s <> '' AND NOT (%s = ANY("organisation_region"."working_eves")) THEN NULL
             ELSE COALESCE("organisation_careunit"."own_hours", "organisation_careunit"."opening_hours")->(%s::text)
        END,
        '[]'::jsonb)) AS span
    WHERE lpad(replace(span->>0, '.', ':'), 5, '0') <= %s AND lpad(replace(span->>1, '.', ':'), 5, '0') > %s)
"""


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody is, to two decimals: a kilometre or so, which is enough to find a neighbour."""

    latitude: float
    longitude: float

    @classmethod
    def near(cls, latitude: float, longitude: float) -> "Position":
        """The position, made coarse. Raises ``ValueError`` for what lies on no globe."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise ValueError("No such place.")
        return cls(round(latitude, 2), round(longitude, 2))


def open_at(units: Units, at: datetime, *, late: bool) -> Units:
    """Those that are open at a moment; with ``late`` those that are open today until six at least."""
    there = local(at)
    today, minute = there.date(), f"{there.hour:02d}:{there.minute:02d}"
    name = holidays(today.year).get(today)
    day, off = today.isoformat(), "" if name is None else name.value
    when = max(minute, LATE) if late else minute
    params = [day, day, off, off, WEEKDAYS[today.weekday()], when, when]
    # The region is joined for its working eves, which the statement reads anyway.
    return units.filter(RawSQL(_OPEN_AT, params, output_field=BooleanField()), region__isnull=False)


def offering(units: Units, code: str) -> Units:
    """Those that offer a central case type to everybody just now."""
    central = open_to_everybody().filter(case_type__region__isnull=False, case_type__code=code)
    return units.filter(Exists(central.filter(unit=OuterRef("pk"))))


def offering_own(units: Units, name: str) -> Units:
    """Those that offer one of their own of this name to everybody just now."""
    return units.filter(Exists(own_offers().filter(unit=OuterRef("pk"), case_type__search_key=search_key(name))))


def having_word(units: Units, word: str) -> Units:
    """Those that have a word in their name or place, or in the name of a case type of their own."""
    named = own_offers().filter(case_type__search_key__contains=word)
    return units.filter(Q(search_key__contains=word) | Q(pk__in=named.values("unit")))


def with_own_matches(units: Units, words: Sequence[str]) -> Units:
    """The same, with ``matches``: names of the unit's own case types in which one of the words occurs."""
    any_of = reduce(or_, (Q(case_type__search_key__contains=word) for word in words))
    named = own_offers().filter(any_of, unit=OuterRef("pk")).order_by("position", "case_type__name")
    return units.annotate(matches=ArraySubquery(named.values("case_type__name")[:MOST_MATCHES]))


def own_offers() -> QuerySet[OfferedCaseType]:
    """What units offer of their own to everybody just now."""
    return open_to_everybody().filter(case_type__unit__isnull=False)


def within_reach(units: Units, position: Position) -> Units:
    """Those nearby, with ``distance`` in kilometres as the crow flies."""
    north, south = position.latitude + REACH, position.latitude - REACH
    nearby = units.filter(latitude__range=(south, north), longitude__isnull=False)
    return nearby.annotate(distance=distance(position)).filter(distance__lte=REACH * 111)


def distance(position: Position) -> Combinable:
    """Kilometres from a position, by the haversine formula."""
    north, east = Radians(Value(position.latitude)), Radians(Value(position.longitude))
    up, across = Sin((Radians(F("latitude")) - north) / 2.0), Sin((Radians(F("longitude")) - east) / 2.0)
    inner = up * up + Cos(north) * Cos(Radians(F("latitude"))) * across * across
    found: Combinable = ASin(Sqrt(inner, output_field=FloatField())) * (2.0 * EARTH_RADIUS_KM)
    return found
