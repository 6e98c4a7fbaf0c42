"""Finding the person that somebody means by an HSA-id."""

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.registers import DirectoryStaff


def staff_in_directory(hsa_id: str) -> DirectoryStaff:
    """The person with this HSA-id, however it was pasted. Raises ``InvalidInput`` beside the field."""
    tidy = "".join(hsa_id.split()).upper()
    found = registers.staff_directory().staff_member(tidy) if tidy else None
    if found is None:
        raise InvalidInput(_("Det finns ingen med det HSA-id:t i katalogen. Kontrollera att det är rätt."), "hsa_id")
    return found
