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
from personalverktyget.domain.cases.models import Case, CaseWords
from personalverktyget.domain.cases.read_models import CaseList
from personalverktyget.domain.cases.selectors.queue import ROW_COLUMNS, case_row
from personalverktyget.domain.people.identities import name_words, number_hash
from personalverktyget.domain.people.models import ResidentIdentity

LIMIT = 100
# A word that half the unit's cases hold is not sorted through: the search says that it is too common.
BOUND = 1000


def cases_found(actor: StaffActor, text: str) -> Disclosure[CaseList]:
    """At most ``LIMIT`` cases that match the text, the latest first; ``has_more`` where there are others."""
    by, hits = _hits(actor, text.strip())
    found = list(hits.order_by("-received_at", "id").values_list(*ROW_COLUMNS)[: LIMIT + 1])
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


def _by_words(actor: StaffActor, text: str) -> QuerySet[CaseWords, dict[str, Any]]:
    # The unit's condition stands inside as well: it is what makes the index serve a common word.
    query = SearchQuery(text, config="swedish", search_type="websearch")
    by_text = CaseWords.objects.filter(unit_id=actor.unit_id, words=query).values("case_id")[:BOUND]
    words = name_words(text)
    if not words:
        return by_text
    named = ResidentIdentity.objects.filter(name_words__contains=words).values("resident_id")[:BOUND]
    by_name = Case.objects.filter(unit_id=actor.unit_id, resident_id__in=named).values("id")[:BOUND]
    return by_text.union(by_name)
