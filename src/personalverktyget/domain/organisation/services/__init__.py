"""Commands about the organisation."""

from personalverktyget.domain.organisation.services.import_organisation import import_organisation

__all__ = ["import_organisation"]
