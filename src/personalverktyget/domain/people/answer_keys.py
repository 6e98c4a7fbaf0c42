"""The key of a resident's sealed answers: made when the first is given, and kept encrypted by the key ring."""

from collections.abc import Collection, Mapping
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.domain.people.identities import keyring
from personalverktyget.domain.people.models import AnswerKey


def answer_key(resident_id: UUID) -> bytes:
    """The key. Raises ``CannotDecrypt`` where there is none: then nothing was sealed with it."""
    wrapped = AnswerKey.objects.filter(resident_id=resident_id).values_list("answer_key", flat=True).first()
    if wrapped is None:
        raise CannotDecrypt("The key of the resident's answers is gone.")
    return keyring().decrypt_bytes(bytes(wrapped), context=_context(resident_id))


def answer_keys(residents: Collection[UUID]) -> Mapping[UUID, bytes]:
    """The keys of those among the residents who have one. One statement."""
    rows = AnswerKey.objects.filter(resident_id__in=residents).values_list("resident_id", "answer_key")
    return {id_: keyring().decrypt_bytes(bytes(wrapped), context=_context(id_)) for id_, wrapped in rows}


def answer_key_to_write_with(resident_id: UUID) -> bytes:
    """The key, made now where there is none. Inside a unit of work; of two at the same moment, the first makes it."""
    if not AnswerKey.objects.filter(resident_id=resident_id).exists():
        key = AESGCM.generate_key(256)
        row = AnswerKey(resident_id=resident_id, answer_key=keyring().encrypt_bytes(key, context=_context(resident_id)))
        AnswerKey.objects.bulk_create([row], ignore_conflicts=True)
    return answer_key(resident_id)


def _context(resident_id: UUID) -> str:
    return f"{resident_id}.answer_key"
