"""How a file and its name are protected: each file has a key of its own, which the program's key ring encrypts.

The key lies with the row and the file elsewhere, so that a file is of use to nobody who does not have the row and the
key ring too; when the row is gone, so is every copy of the file. A new key in the ring means that the keys of the files
are written anew (``access_log.services.renew_keys``), never the files.
"""

from hashlib import sha256
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from personalverktyget.base.encryption import CannotDecrypt, Keyring, load_keyring

# What a binary column gives, depending on how it was read.
Encrypted = bytes | memoryview

_FORMAT: Final = b"PVF1"
# The key is used for one content only, so that a nonce that never changes repeats nothing.
_NONCE: Final = bytes(12)


def keyring() -> Keyring:
    """The program's key ring."""
    return load_keyring(settings.KEYRING_FILE)


def new_file_key() -> bytes:
    """A key for one file."""
    return AESGCM.generate_key(256)


def wrap_key(attachment_id: UUID, key: bytes) -> bytes:
    """The file's key as the row keeps it."""
    return keyring().encrypt_bytes(key, context=f"{attachment_id}.file_key")


def unwrap_key(attachment_id: UUID, wrapped: Encrypted) -> bytes:
    """The file's key. Raises ``CannotDecrypt``."""
    return keyring().decrypt_bytes(bytes(wrapped), context=f"{attachment_id}.file_key")


def seal_content(attachment_id: UUID, key: bytes, content: bytes) -> bytes:
    """The content as the store keeps it; bound to its row, so that one file cannot be put in the place of another."""
    return _FORMAT + AESGCM(key).encrypt(_NONCE, content, attachment_id.bytes)


def open_content(attachment_id: UUID, key: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises ``CannotDecrypt`` where the file was altered, cut off or exchanged."""
    if not sealed.startswith(_FORMAT):
        raise CannotDecrypt("The file is not in a format that is known.")
    try:
        return AESGCM(key).decrypt(_NONCE, sealed[len(_FORMAT) :], attachment_id.bytes)
    except InvalidTag as error:
        raise CannotDecrypt("The file was changed, or belongs to another row.") from error


def encrypt_name(attachment_id: UUID, name: str) -> bytes:
    """The name as the row keeps it: people write what they like in names, themselves among it."""
    return keyring().encrypt(name, context=f"{attachment_id}.name")


def decrypt_name(attachment_id: UUID, data: Encrypted) -> str:
    """The name."""
    return keyring().decrypt(bytes(data), context=f"{attachment_id}.name")


def content_hash(content: bytes) -> bytes:
    """A keyed hash: equal for equal contents, and of no use to somebody who wonders whether a known file is there."""
    return keyring().digest(sha256(content).hexdigest(), purpose="attachment.content")
