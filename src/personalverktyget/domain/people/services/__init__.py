"""Commands about people."""

from personalverktyget.domain.people.services.refresh_residents import import_residents
from personalverktyget.domain.people.services.refresh_staff import import_staff

__all__ = ["import_residents", "import_staff"]
