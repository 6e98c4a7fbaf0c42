"""Where a text stands: in a region's central templates, and in what its units have added to them."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.domain.case_types.first_found import first_of, first_places
from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import PARTS
from personalverktyget.domain.message_templates.models import MessageTemplate, TemplateSubscription
from personalverktyget.domain.message_templates.read_models import (
    SearchedTemplates,
    TemplateAdditionFound,
    TemplateTextsFound,
)
from personalverktyget.domain.message_templates.text_places import template_places
from personalverktyget.domain.message_templates.version_rows import next_content

# A page holds so many, and a browser sends so many back.
MOST_TEMPLATE_TEXTS: Final = 300
MOST_ADDITIONS: Final = 100
_AT_A_TIME: Final = 100


def searched_templates(actor: AdministratorActor, search: TextSearch) -> SearchedTemplates:
    """Every place in the order of the templates' names, and then what units add. A question's form is a case type."""
    rows = scopes.manageable(actor).select_related("current", "draft__changed_by").order_by("name", "id")
    in_order = rows.iterator(chunk_size=_AT_A_TIME)
    found, has_more = first_places(in_order, partial(_searched, search), _found, at_most=MOST_TEMPLATE_TEXTS)
    return SearchedTemplates(found, has_more, *first_of(_additions(actor, search), at_most=MOST_ADDITIONS))


def _searched(search: TextSearch, row: MessageTemplate) -> Iterator[TextPlace]:
    return (place for place in template_places(next_content(row)) if search.spans(place.text))


def _found(row: MessageTemplate, places: list[TextPlace]) -> TemplateTextsFound:
    draft = getattr(row, "draft", None)
    return TemplateTextsFound(
        template_id=row.id,
        name=row.name,
        is_withdrawn=row.withdrawn_at is not None,
        draft_changed_at=draft.changed_at if draft else None,
        draft_changed_by=draft.changed_by.name if draft else "",
        places=tuple(places),
    )


def _additions(actor: AdministratorActor, search: TextSearch) -> Iterator[TemplateAdditionFound]:
    rows = TemplateSubscription.objects.filter(template__in=scopes.manageable(actor), ended_at=None)
    rows = rows.exclude(additions={}).order_by("unit__sort_key", "template__name", "id")
    for unit, template, added in rows.values_list("unit__name", "template__name", "additions"):
        for part in PARTS:
            if search.spans(text := str(added.get(part, ""))):
                yield TemplateAdditionFound(unit, template, part, text)
