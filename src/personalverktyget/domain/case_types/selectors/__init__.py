"""Reads about case types."""

from personalverktyget.domain.case_types.selectors.additions_fit import additions_fit
from personalverktyget.domain.case_types.selectors.consultations import (
    consultation_for_nation,
    consultations_for_nation,
    consultations_of,
)
from personalverktyget.domain.case_types.selectors.drafts import draft, examples, live_content, version_content
from personalverktyget.domain.case_types.selectors.drafts_to_publish import count_drafts, drafts_to_publish
from personalverktyget.domain.case_types.selectors.exchange import exported_form, form_address, import_report
from personalverktyget.domain.case_types.selectors.hand_outs import changes_to_look_at, forms_to_compare, hand_outs
from personalverktyget.domain.case_types.selectors.library import library_entry, shared_case_types, sharing
from personalverktyget.domain.case_types.selectors.offers import (
    colleagues_to_suggest,
    offer,
    offer_in,
    offers_at,
    own_offers,
)
from personalverktyget.domain.case_types.selectors.own_case_types import (
    case_type_overview,
    copyable_case_types,
    own_case_types,
)
from personalverktyget.domain.case_types.selectors.publications import publication_of, publications
from personalverktyget.domain.case_types.selectors.published_forms import published_form, text_in
from personalverktyget.domain.case_types.selectors.removals import (
    region_contact,
    removal,
    removals_asked_by_unit,
    removals_in_region,
)
from personalverktyget.domain.case_types.selectors.review_reminders import review_reminders
from personalverktyget.domain.case_types.selectors.reviews import count_reviews_due
from personalverktyget.domain.case_types.selectors.settings import case_type_settings, settled_case_types
from personalverktyget.domain.case_types.selectors.texts import searched_texts

__all__ = [
    "additions_fit",
    "case_type_overview",
    "case_type_settings",
    "changes_to_look_at",
    "colleagues_to_suggest",
    "consultation_for_nation",
    "consultations_for_nation",
    "consultations_of",
    "copyable_case_types",
    "count_drafts",
    "count_reviews_due",
    "draft",
    "drafts_to_publish",
    "examples",
    "exported_form",
    "form_address",
    "forms_to_compare",
    "hand_outs",
    "import_report",
    "library_entry",
    "live_content",
    "offer",
    "offer_in",
    "offers_at",
    "own_case_types",
    "own_offers",
    "publication_of",
    "publications",
    "published_form",
    "region_contact",
    "removal",
    "removals_asked_by_unit",
    "removals_in_region",
    "review_reminders",
    "searched_texts",
    "settled_case_types",
    "shared_case_types",
    "sharing",
    "text_in",
    "version_content",
]
