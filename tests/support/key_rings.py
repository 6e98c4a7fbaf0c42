"""A key ring that changes while a test runs: another key becomes current, an older one is taken out."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Change = Callable[..., Path]


@pytest.fixture
def key_ring(settings: Any, tmp_path: Path) -> Change:
    """``key_ring(current="k2")`` makes it current, new where it is not there; ``key_ring(without="k1")`` takes it out.

    Each change is a file of its own, as a program that starts anew would read it. Returns its path.
    """

    def change(current: str = "", without: str = "") -> Path:
        ring = json.loads(Path(settings.KEYRING_FILE).read_text())
        if current:
            ring["current"] = current
            ring["keys"].setdefault(current, base64.b64encode(os.urandom(32)).decode())
        ring["keys"].pop(without, None)
        path = tmp_path / f"ring-{len(list(tmp_path.glob('ring-*')))}.json"
        path.write_text(json.dumps(ring))
        path.chmod(0o600)
        settings.KEYRING_FILE = path
        return path

    return change


def current_key(settings: Any) -> str:
    """The name of the key that is written with now."""
    name: str = json.loads(Path(settings.KEYRING_FILE).read_text())["current"]
    return name
