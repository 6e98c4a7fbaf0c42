"""The form that a resident fills in: the published one, as the owner of the case type has settled it since."""

from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.translations.languages import SWEDISH


def form_of_draft(draft: CaseDraft, language: str = SWEDISH) -> FormDefinition:
    """The form of the draft's version, as it reads in a language. Where files are not taken none are asked for.

    Reads ``draft.offered.case_type``.
    """
    if draft.offered.case_type.takes_attachments:
        return published_form(draft.case_type_version_id, language)
    return _without_files(draft.case_type_version_id, language)


def language_of_draft(draft: CaseDraft, wanted: str) -> str:
    """The language that the resident has chosen, or that of her pages; Swedish where the form is not offered in it."""
    language = draft.language or wanted
    return language if language in draft.case_type_version.card_words else SWEDISH


@lru_cache(maxsize=512)
def _without_files(version_id: UUID, language: str) -> FormDefinition:
    form = published_form(version_id, language)
    return replace(form, items=tuple(_without(item) for item in form.items))


def _without(item: Item) -> Item:
    """The same item; a question for files is hidden, so that conditions which look at it find no answer."""
    if item.type is ItemType.ATTACHMENT:
        return replace(item, hidden=True, required=False, recommended=False)
    return replace(item, items=tuple(_without(child) for child in item.items)) if item.items else item
