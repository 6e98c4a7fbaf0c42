"""Keys of the demo's own, made once. A production system brings its keys from outside and never comes here."""

import base64
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from personalverktyget.demo.embedded_database.roles import Passwords

SECRET_KEY = "secret-key"
KEYRING = "keyring.json"
SEAL_KEY = "seal-key.pem"


def make_keys(folder: Path) -> None:
    """The three keys that the program needs; those that are there stay as they are."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_once(folder / SECRET_KEY, secrets.token_urlsafe(64).encode())
    keyring = {"current": "k1", "keys": {"k1": _random_key()}, "hash_key": _random_key()}
    _write_once(folder / KEYRING, json.dumps(keyring, indent=2).encode())
    seal_key = Ed25519PrivateKey.generate()
    _write_once(folder / SEAL_KEY, seal_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def passwords(file: Path) -> Passwords:
    """The passwords of the database's roles, made at the first call."""
    made = {name: secrets.token_urlsafe(24) for name in ("superuser", "owner", "running")}
    _write_once(file, json.dumps(made, indent=2).encode())
    return Passwords(**json.loads(file.read_text()))


def write_secret(file: Path, content: bytes) -> None:
    """Write a file that its owner alone may read, whole or not at all."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as output:
        output.write(content)
        output.flush()
        os.fsync(output.fileno())
    unfinished.rename(file)


def _write_once(file: Path, content: bytes) -> None:
    if not file.exists():
        write_secret(file, content)


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
