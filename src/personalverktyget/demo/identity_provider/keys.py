"""The provider's keys: made at the first start, kept in its folder, and the same at every later start."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


@dataclass(frozen=True)
class Keys:
    """What the provider keeps to itself."""

    secret_key: str
    pairwise_salt: str
    signing_key: str


def load_or_make(folder: Path) -> Keys:
    """The keys in ``folder``; those that are missing are made."""
    return Keys(
        secret_key=_kept(folder / "secret-key", lambda: secrets.token_urlsafe(64)),
        pairwise_salt=_kept(folder / "pairwise-salt", lambda: secrets.token_urlsafe(32)),
        signing_key=_kept(folder / "signing-key.pem", _new_signing_key),
    )


def _new_signing_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _kept(file: Path, make: Callable[[], str]) -> str:
    """What the file holds. Two processes that start at once agree on one content: the first link wins."""
    if not file.exists():
        own = file.with_name(f".{file.name}.{os.getpid()}")
        own.touch(mode=0o600)
        own.write_text(make())
        try:
            os.link(own, file)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return file.read_text()
