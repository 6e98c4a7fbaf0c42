"""The key that seals the log. It lies outside the database, so that who rules the database cannot forge a seal."""

import stat
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


class KeyProblem(Exception):
    """A key file that is missing, open to others or no key at all."""


def load_seal_key(file: Path) -> Ed25519PrivateKey:
    """The private key in the file, provided that nobody but its owner can read it."""
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        content = file.read_bytes()
    except OSError as error:
        raise KeyProblem(f"The seal key {file} cannot be read ({error.strerror}).") from error
    if mode & 0o077:
        raise KeyProblem(f"The seal key {file} can be read by others (mode {mode:o}): chmod 600 {file}")
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise KeyProblem(f"The seal key {file} is no private key in PEM format without a password.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyProblem(f"The seal key {file} is not an Ed25519 key: openssl genpkey -algorithm ed25519")
    return key


def load_public_key(file: Path) -> Ed25519PublicKey:
    """The public key in the file."""
    try:
        key = load_pem_public_key(file.read_bytes())
    except (OSError, ValueError) as error:
        raise KeyProblem(f"{file} is no readable public key in PEM format.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyProblem(f"{file} is not an Ed25519 key.")
    return key


def public_pem(key: Ed25519PublicKey) -> bytes:
    """The key as a file that others may have."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def key_id(key: Ed25519PublicKey) -> str:
    """What the key is called: the beginning of its hash."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def is_signed(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    """Whether the signature is the key's, over the content."""
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True
