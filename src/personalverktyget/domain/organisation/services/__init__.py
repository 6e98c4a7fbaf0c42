"""Commands about the organisation."""

from personalverktyget.domain.organisation.services.change_settings import (
    change_region_settings,
    change_unit_settings,
)
from personalverktyget.domain.organisation.services.import_organisation import import_organisation

__all__ = ["change_region_settings", "change_unit_settings", "import_organisation"]
