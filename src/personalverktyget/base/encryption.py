"""Encryption of what may never lie in clear in the database, and keyed hashes by which it is found again (C-01).

The keys come from a file outside the database:
``{"current": "k1", "keys": {"k1": "<base64>"}, "hash_key": "<base64>"}``.
A new key is added and made current; what is written from then on uses it, what was written before is still read.
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class CannotDecrypt(Exception):
    """The text was written with a key that the key ring lacks, or it was tampered with or moved to another row."""


@dataclass(frozen=True)
class Keyring:
    """The keys in use. ``context`` binds a text to its row and column, so that one cannot be moved to another."""

    current: str
    ciphers: dict[str, AESGCM]
    hash_key: bytes

    def encrypt(self, text: str, *, context: str) -> bytes:
        """UTF-8 text to bytes that only ``decrypt`` can read."""
        return self.encrypt_bytes(text.encode(), context=context)

    def decrypt(self, data: bytes, *, context: str) -> str:
        """What ``encrypt`` was given. Raises ``CannotDecrypt``."""
        try:
            return self.decrypt_bytes(data, context=context).decode()
        except UnicodeDecodeError as error:
            raise CannotDecrypt("What was written is no text.") from error

    def encrypt_bytes(self, content: bytes, *, context: str) -> bytes:
        """Length of the key's name, the name, a nonce of 12 bytes, AES-256-GCM."""
        nonce = os.urandom(_NONCE)
        return self.mark + nonce + self.ciphers[self.current].encrypt(nonce, content, context.encode())

    def decrypt_bytes(self, data: bytes, *, context: str) -> bytes:
        """What ``encrypt_bytes`` was given. Raises ``CannotDecrypt``."""
        data = bytes(data)
        start = 1 + data[0] if data else 1
        cipher = self.ciphers.get(data[1:start].decode("ascii", "replace"))
        if cipher is None:
            raise CannotDecrypt("The key that this was written with is not in the key ring.")
        try:
            nonce, sealed = data[start : start + _NONCE], data[start + _NONCE :]
            return cipher.decrypt(nonce, sealed, context.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotDecrypt("The text was changed, or belongs to another row.") from error

    @property
    def mark(self) -> bytes:
        """What everything begins with that is written with the current key."""
        name = self.current.encode()
        return bytes([len(name)]) + name

    def digest(self, text: str, *, purpose: str) -> bytes:
        """A keyed hash of 32 bytes: equal for equal texts, and of no use without the key."""
        return hmac.new(self.hash_key, f"{purpose}\0{text}".encode(), hashlib.sha256).digest()

    def word(self, text: str, *, purpose: str) -> int:
        """A keyed hash as a signed integer of 64 bits, for indexed lists of words."""
        return int.from_bytes(self.digest(text, purpose=purpose)[:8], "big", signed=True)


@lru_cache(maxsize=4)
def load_keyring(path: Path) -> Keyring:
    """Read the key ring, once per process."""
    content = json.loads(path.read_text())
    keys = {name: AESGCM(base64.b64decode(key)) for name, key in content["keys"].items()}
    return Keyring(content["current"], keys, base64.b64decode(content["hash_key"]))
