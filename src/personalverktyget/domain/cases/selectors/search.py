"""Search among the cases that one may see: by case number, identity number, name, and words of the text."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import CasesSearched
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.read_models import CaseList
from personalverktyget.domain.cases.selectors.queue import ROW_COLUMNS, case_row
from personalverktyget.domain.people.identities import name_words, number_hash

LIMIT = 100
_LATEST_FIRST = ("-received_at", "-id")


def cases_found(actor: StaffActor, text: str) -> Disclosure[CaseList]:
    """At most ``LIMIT`` cases that match the text, the latest first; ``has_more`` where there are others."""
    # No text holds a NUL, and the database takes none to look for.
    by, hits = _hits(actor, text.replace("\0", " ").strip())
    found = list(hits.order_by(*_LATEST_FIRST).values_list(*ROW_COLUMNS)[: LIMIT + 1])
    rows = tuple(case_row(row) for row in found[:LIMIT])
    residents = tuple(dict.fromkeys(row.person.resident_id for row in rows))
    page = CaseList(view="search", rows=rows, has_more=len(found) > LIMIT)
    return Disclosure("cases", CasesSearched(by=by, residents=residents, unit=actor.unit_id), page)


def _hits(actor: StaffActor, text: str) -> tuple[str, QuerySet[Case]]:
    visible = scopes.visible(actor)
    if not text:
        return "nothing", visible.none()
    try:
        number = parse(text)
    except InvalidIdentityNumber:
        pass
    else:
        return "identity_number", visible.filter(resident__identity__number_hash=number_hash(number.value))
    if re.fullmatch(r"\d{1,18}", digits := text.replace(" ", "").replace("\u00a0", "")):
        return "case_number", visible.filter(number=int(digits))
    return "words", visible.filter(id__in=_by_words(actor, text))


def _by_words(actor: StaffActor, text: str) -> QuerySet[Any, Any]:
    """The latest cases with the words in their text, and the latest of those whose resident is called so.

    Each is ordered and ends at the limit by itself, so that PostgreSQL can look a rare word up and walk backwards
    through the unit's cases for a common one. The unit's condition on the words is what makes their index serve.
    """
    visible, query = scopes.visible(actor), SearchQuery(text, config="swedish", search_type="websearch")
    by_text = _latest(visible.filter(words__unit_id=actor.unit_id, words__words=query))
    words = name_words(text)
    if not words:
        return by_text
    return by_text.union(_latest(visible.filter(resident__identity__name_words__contains=words)))


def _latest(cases: QuerySet[Case]) -> QuerySet[Any, Any]:
    return cases.order_by(*_LATEST_FIRST).values_list("id")[: LIMIT + 1]
