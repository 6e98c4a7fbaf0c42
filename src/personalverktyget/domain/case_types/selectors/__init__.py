"""Reads about case types."""

from personalverktyget.domain.case_types.selectors.drafts import draft, examples, live_content, version_content
from personalverktyget.domain.case_types.selectors.exchange import exported_form, form_address, import_report
from personalverktyget.domain.case_types.selectors.offers import offer, offers_at, own_offers
from personalverktyget.domain.case_types.selectors.own_case_types import (
    case_type_overview,
    copyable_case_types,
    own_case_types,
)
from personalverktyget.domain.case_types.selectors.published_forms import published_form

__all__ = [
    "case_type_overview",
    "copyable_case_types",
    "draft",
    "examples",
    "exported_form",
    "form_address",
    "import_report",
    "live_content",
    "offer",
    "offers_at",
    "own_case_types",
    "own_offers",
    "published_form",
    "version_content",
]
