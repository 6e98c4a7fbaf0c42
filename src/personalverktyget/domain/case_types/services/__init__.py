"""Commands about case types."""

from personalverktyget.domain.case_types.services.offer_case_types import change_offer, offer_case_types
from personalverktyget.domain.case_types.services.publish_case_type import (
    CaseTypeContent,
    publish_central_case_type,
)

__all__ = ["CaseTypeContent", "change_offer", "offer_case_types", "publish_central_case_type"]
