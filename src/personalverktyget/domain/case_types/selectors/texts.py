"""Where a text stands: in a region's central case types, and in what its units have added to them."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import TEXT_NAMES
from personalverktyget.domain.case_types.first_found import first_of, first_places
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.read_models import AdditionFound, SearchedTexts, TextsFound
from personalverktyget.domain.case_types.text_places import TextPlace, places_in_content, places_in_settings
from personalverktyget.domain.case_types.text_search import TextSearch

# A page holds so many, and a browser sends so many back.
MOST_PLACES: Final = 300
MOST_ADDITIONS: Final = 100
_AT_A_TIME: Final = 20
_ADDITIONS: Final = ("local_information", "local_terms", "closed_message")


def searched_texts(actor: AdministratorActor, search: TextSearch) -> SearchedTexts:
    """Every place in the order of the case types' names, and then the units'. One form is held at a time."""
    rows = scopes.manageable(actor).select_related("current", "draft__changed_by").order_by("name", "id")
    in_order = rows.iterator(chunk_size=_AT_A_TIME)
    found, has_more = first_places(in_order, partial(_searched, search), _found, at_most=MOST_PLACES)
    return SearchedTexts(found, has_more, *first_of(_additions(actor, search), at_most=MOST_ADDITIONS))


def next_content(row: CaseType) -> dict[str, Any]:
    """What would be published next: the draft's content, or what is live. ``current`` and ``draft`` are read along."""
    draft = getattr(row, "draft", None)
    if draft is not None:
        return dict(draft.content)
    if row.current is None:
        return {"form": {"item": []}}
    # As it is kept: hundreds of forms are searched without being read as forms.
    texts = {name: getattr(row.current, name) for name in TEXT_NAMES}
    return {**texts, "name": row.name, "form": row.current.form, "translations": row.current.translations}


def settled_texts(row: CaseType) -> dict[str, Any]:
    """What is settled in words."""
    return {name: getattr(row, name) for name in ("receipt_text", "cap_message", "fixed_replies")}


def _searched(search: TextSearch, row: CaseType) -> Iterator[TextPlace]:
    for places in (places_in_content(next_content(row)), places_in_settings(settled_texts(row))):
        yield from (place for place in places if search.spans(place.text))


def _found(row: CaseType, places: list[TextPlace]) -> TextsFound:
    draft = getattr(row, "draft", None)
    return TextsFound(
        case_type_id=row.id,
        name=row.name,
        live=row.current.number if row.current else 0,
        is_withdrawn=row.withdrawn_at is not None,
        is_asked=row.audience == Audience.ASKED,
        has_draft=draft is not None,
        draft_changed_at=draft.changed_at if draft else None,
        draft_changed_by=draft.changed_by.name if draft else "",
        places=tuple(place for place in places if not place.is_settled),
        settled=tuple(place for place in places if place.is_settled),
    )


def _additions(actor: AdministratorActor, search: TextSearch) -> Iterator[AdditionFound]:
    rows = OfferedCaseType.objects.filter(case_type__in=scopes.manageable(actor), taken_back_at=None)
    rows = rows.exclude(local_information="", local_terms="", closed_message="", standard_replies=[])
    columns = ("unit__name", "case_type__name", *_ADDITIONS, "standard_replies")
    for unit, case_type, *texts, replies in rows.order_by("unit__sort_key", "case_type__name", "id").values_list(
        *columns
    ):
        said = [*zip(_ADDITIONS, texts, strict=True), *(("standard_replies", reply) for reply in replies)]
        yield from (AdditionFound(unit, case_type, field, text) for field, text in said if search.spans(text))
