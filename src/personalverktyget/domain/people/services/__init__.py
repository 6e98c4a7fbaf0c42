"""Commands about people."""

from personalverktyget.domain.people.services.accounts import close_account
from personalverktyget.domain.people.services.change_contact import NoticeChoices, change_contact
from personalverktyget.domain.people.services.change_signature import change_signature
from personalverktyget.domain.people.services.find_resident import find_resident
from personalverktyget.domain.people.services.lock_sign_in import lock_sign_in, unlock_sign_in
from personalverktyget.domain.people.services.refresh_residents import import_residents, refresh_residents
from personalverktyget.domain.people.services.refresh_staff import import_staff

__all__ = [
    "NoticeChoices",
    "change_contact",
    "change_signature",
    "close_account",
    "find_resident",
    "import_residents",
    "import_staff",
    "lock_sign_in",
    "refresh_residents",
    "unlock_sign_in",
]
