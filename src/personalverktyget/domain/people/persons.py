"""The resident of a row, decrypted or masked."""

from uuid import UUID

from personalverktyget.domain.people.identities import decrypt_name, decrypt_number
from personalverktyget.domain.people.read_models import Person

# What a query must bring for ``person_in_list`` and ``person_opened``, in this order.
PERSON_COLUMNS = (
    "resident_id",
    "resident__is_protected",
    "resident__identity__name",
    "resident__identity__number",
)


def person_in_list(resident_id: UUID, is_protected: bool, name: bytes, number: bytes) -> Person:
    """The person as lists show her: a protected identity is always masked there (S-01)."""
    if is_protected:
        return Person(resident_id, "", "", is_protected=True, is_masked=True)
    return Person(
        resident_id,
        decrypt_name(resident_id, name),
        decrypt_number(resident_id, number),
        is_protected=False,
        is_masked=False,
    )


def person_opened(
    resident_id: UUID,
    is_protected: bool,
    name: bytes,
    number: bytes,
    *,
    unmasked: bool,
    deceased: bool,
    emigrated: bool,
) -> Person:
    """The person as an opened case shows her: a protected identity only after it was asked for, which is logged."""
    if is_protected and not unmasked:
        return Person(resident_id, "", "", is_protected=True, is_masked=True)
    return Person(
        resident_id,
        decrypt_name(resident_id, name),
        decrypt_number(resident_id, number),
        is_protected=is_protected,
        is_masked=False,
        deceased=deceased,
        emigrated=emigrated,
    )
