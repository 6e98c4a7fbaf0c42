"""Commands about people."""

from personalverktyget.domain.people.services.change_contact import change_contact
from personalverktyget.domain.people.services.change_signature import change_signature
from personalverktyget.domain.people.services.refresh_residents import import_residents, refresh_residents
from personalverktyget.domain.people.services.refresh_staff import import_staff

__all__ = ["change_contact", "change_signature", "import_residents", "import_staff", "refresh_residents"]
