"""Finding a unit by words of its name, town or municipality. Public knowledge: no actor is asked for."""

import unicodedata
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet, Subquery

from personalverktyget.base.clock import now
from personalverktyget.domain.calendars.holidays import Eve
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.read_models import UnitRow, UnitsFound
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.naming import search_key

PAGE_SIZE: Final = 50
MAX_TEXT: Final = 200
MAX_WORDS: Final = 10


def units_found(text: str, *, after: str = "") -> UnitsFound:
    """Active units in whose name, town and municipality every word of ``text`` occurs, in Swedish order.

    ``after`` is the HSA-id of the last unit of the page before. Without any word, all units are found.
    """
    units = CareUnit.objects.filter(is_active=True)
    for word in _words(text):
        units = units.filter(search_key__contains=word)
    if after:
        units = units.filter(_comes_after(after))
    found = list(
        units.order_by("sort_key", "hsa_id").values_list(
            "hsa_id", "name", "kind", "town", "municipality", "opening_hours", "region__working_eves"
        )[: PAGE_SIZE + 1]
    )
    at = now()
    rows = tuple(_row(found_row, at) for found_row in found[:PAGE_SIZE])
    return UnitsFound(rows, rows[-1].hsa_id if len(found) > PAGE_SIZE else "")


def _row(row: tuple[Any, ...], at: datetime) -> UnitRow:
    hsa_id, name, kind, town, municipality, hours, eves = row
    now_there = opening.open_now(opening.hours_from(hours), _calendar(eves), at)
    return UnitRow(hsa_id, name, kind, town, municipality, now_there)


def _words(text: str) -> list[str]:
    """The words as the search key has them: letters composed, case folded, what cannot be stored left out."""
    composed = unicodedata.normalize("NFC", text[:MAX_TEXT].replace("\0", " "))
    return search_key(composed.replace(",", " ")).split()[:MAX_WORDS]


def _comes_after(hsa_id: str) -> Q:
    last: QuerySet[CareUnit] = CareUnit.objects.filter(hsa_id=hsa_id.replace("\0", "")[:MAX_TEXT])
    key = Subquery(last.values("sort_key")[:1])
    return Q(sort_key__gt=key) | Q(sort_key=key, hsa_id__gt=hsa_id.replace("\0", "")[:MAX_TEXT])


def _calendar(eves: list[str]) -> WorkingCalendar:
    return WorkingCalendar(frozenset(Eve(eve) for eve in eves))
