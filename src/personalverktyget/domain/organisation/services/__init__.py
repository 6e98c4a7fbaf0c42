"""Commands about the organisation."""

from personalverktyget.domain.organisation.services.change_extract_policy import change_extract_policy
from personalverktyget.domain.organisation.services.change_settings import (
    change_region_settings,
    change_unit_settings,
)
from personalverktyget.domain.organisation.services.import_organisation import import_organisation

__all__ = ["change_extract_policy", "change_region_settings", "change_unit_settings", "import_organisation"]
