"""The form that a resident fills in: the published one, as the owner of the case type has settled it since."""

from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType


def form_of_draft(draft: CaseDraft) -> FormDefinition:
    """The form of the draft's version. Where files are not taken, what asks for them is not asked.

    Reads ``draft.offered.case_type``.
    """
    if draft.offered.case_type.takes_attachments:
        return published_form(draft.case_type_version_id)
    return _without_files(draft.case_type_version_id)


@lru_cache(maxsize=512)
def _without_files(version_id: UUID) -> FormDefinition:
    form = published_form(version_id)
    return replace(form, items=tuple(_without(item) for item in form.items))


def _without(item: Item) -> Item:
    """The same item; a question for files is hidden, so that conditions which look at it find no answer."""
    if item.type is ItemType.ATTACHMENT:
        return replace(item, hidden=True, required=False, recommended=False)
    return replace(item, items=tuple(_without(child) for child in item.items)) if item.items else item
