"""Finding a unit by its name and place, what it offers, when it is open and how near it is. Public knowledge."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from django.db.models import Q, QuerySet, Subquery

from personalverktyget.base.clock import now
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.contact_cards import opening, unit_filters
from personalverktyget.domain.contact_cards.read_models import UnitRow, UnitsFound
from personalverktyget.domain.contact_cards.unit_filters import Position, Units
from personalverktyget.domain.organisation.hours import calendar_from, hours_from
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.naming import search_key, sort_key

PAGE_SIZE: Final = 50
MAX_TEXT: Final = 200
MAX_WORDS: Final = 10
Hours = Literal["", "now", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a unit should be like, besides its name and place. Nothing is asked for by default.

    ``case_type`` is the code of a central one, ``own_case_type`` the name of one that units have of their own.
    """

    case_type: str = ""
    own_case_type: str = ""
    hours: Hours = ""
    near: Position | None = None


NO_WISHES: Final = Wishes()


def units_found(text: str, *, after: str = "", wishes: Wishes = NO_WISHES) -> UnitsFound:
    """Active units in whose name, town and municipality every word of ``text`` occurs, and that are as wished for.

    A word may stand in the name of a case type of the unit's own instead, as long as everybody meets that. Without any
    word, all units are found. They come in Swedish order, or the nearest first. ``after`` is the HSA-id of the last
    unit of the page before.
    """
    at = now()
    units = _wished(CareUnit.objects.filter(is_active=True), wishes, at)
    words = _words(text)
    for word in words:
        units = unit_filters.having_word(units, word)
    if words:
        units = unit_filters.with_own_matches(units, words)
    if after:
        units = units.filter(_comes_after(after, wishes.near))
    order = ("distance", "hsa_id") if wishes.near else ("sort_key", "hsa_id")
    found = list(
        units.order_by(*order).values_list(
            *("hsa_id", "name", "kind", "town", "municipality"),
            *("opening_hours", "own_hours", "deviations", "region__working_eves"),
            *(("matches",) if words else ()),
            *(("distance",) if wishes.near else ()),
        )[: PAGE_SIZE + 1]
    )
    rows = tuple(_row(found_row, at, bool(words), wishes.near is not None) for found_row in found[:PAGE_SIZE])
    return UnitsFound(rows, rows[-1].hsa_id if len(found) > PAGE_SIZE else "")


def case_types_to_find() -> tuple[tuple[str, str], ...]:
    """The central case types that can be searched for: code and name, one of each code, in Swedish order."""
    rows = CaseType.objects.filter(region__isnull=False, current__isnull=False, withdrawn_at=None)
    rows = rows.exclude(audience__in=(Audience.HANDED_OUT, Audience.ASKED))
    names = dict(rows.order_by("-code", "-name").values_list("code", "name"))
    return tuple(sorted(names.items(), key=lambda pair: search_key(pair[1])))


def own_case_types_to_find() -> tuple[str, ...]:
    """Names of the case types that units have of their own and that everybody meets, in Swedish order.

    None where there are more than anybody reads through: they are found by their words all the same.
    """
    rows = unit_filters.own_offers().order_by("case_type__search_key", "case_type__name")
    found = rows.distinct("case_type__search_key").values_list("case_type__name", flat=True)[
        : unit_filters.MOST_OWN + 1
    ]
    return () if len(found) > unit_filters.MOST_OWN else tuple(sorted(found, key=sort_key))


def _wished(units: Units, wishes: Wishes, at: datetime) -> Units:
    if wishes.case_type:
        units = unit_filters.offering(units, wishes.case_type.replace("\0", "")[:MAX_TEXT])
    if wishes.own_case_type:
        units = unit_filters.offering_own(units, wishes.own_case_type.replace("\0", "")[:MAX_TEXT])
    if wishes.hours:
        units = unit_filters.open_at(units, at, late=wishes.hours == "late")
    if wishes.near:
        units = unit_filters.within_reach(units, wishes.near)
    return units


def _row(row: tuple[Any, ...], at: datetime, has_matches: bool, has_distance: bool) -> UnitRow:
    hsa_id, name, kind, town, municipality, directory, own, deviations, eves, *more = row
    now_there = opening.open_now(hours_from(directory, own, deviations), calendar_from(eves), at)
    matches = tuple(more[0]) if has_matches else ()
    return UnitRow(hsa_id, name, kind, town, municipality, now_there, matches, more[-1] if has_distance else None)


def _words(text: str) -> list[str]:
    """The words as the search key has them: letters composed, case folded, what cannot be stored left out."""
    composed = unicodedata.normalize("NFC", text[:MAX_TEXT].replace("\0", " "))
    return search_key(composed.replace(",", " ")).split()[:MAX_WORDS]


def _comes_after(hsa_id: str, near: Position | None) -> Q:
    hsa_id = hsa_id.replace("\0", "")[:MAX_TEXT]
    last: QuerySet[CareUnit] = CareUnit.objects.filter(hsa_id=hsa_id)
    if near:
        far = Subquery(last.annotate(distance=unit_filters.distance(near)).values("distance")[:1])
        return Q(distance__gt=far) | Q(distance=far, hsa_id__gt=hsa_id)
    key = Subquery(last.values("sort_key")[:1])
    return Q(sort_key__gt=key) | Q(sort_key=key, hsa_id__gt=hsa_id)
