"""Keys that something in the database was written with and the key ring lacks: said before anybody meets it."""

from typing import Any

from django.core.checks import Error

from personalverktyget.base.encryption import load_keyring
from personalverktyget.config.unsafe_settings import problem
from personalverktyget.domain.access_log.keys_in_use import keys_in_use


def missing_keys(settings: Any) -> list[Error]:
    """Every key that is needed and is not there."""
    try:
        ring = load_keyring(settings.KEYRING_FILE)
    except OSError:
        return []  # A file that cannot be read is told by itself.
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        text = f"KEYRING_FILE: {settings.KEYRING_FILE} is no key ring ({type(error).__name__})."
        return [problem(57, text, "See docs/operations/running.md for what stands in it.")]
    if ring.current not in ring.ciphers:
        return [problem(57, f"KEYRING_FILE: the current key {ring.current} is not among its keys.", "Put it there.")]
    return [
        problem(
            58,
            f"The key ring lacks the key {name}, which {', '.join(tables)} need.",
            "Put it back into KEYRING_FILE, and run manage.py renew_keys before you take it out.",
        )
        for name, tables in keys_in_use().items()
        if name not in ring.ciphers
    ]
