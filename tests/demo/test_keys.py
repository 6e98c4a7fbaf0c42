"""The demo's own keys: made once, for nobody else's eyes, in the shape that the program reads."""

import base64
import json
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from personalverktyget.demo.keys import KEYRING, SEAL_KEY, SECRET_KEY, make_keys, passwords


def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    make_keys(folder)
    passwords(folder / "database.json")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in folder.iterdir()} == {
        SECRET_KEY: "0o600",
        KEYRING: "0o600",
        SEAL_KEY: "0o600",
        "database.json": "0o600",
    }


def test_they_have_the_shape_that_the_program_reads(tmp_path: Path) -> None:
    make_keys(tmp_path)
    ring = json.loads((tmp_path / KEYRING).read_text())
    assert ring["current"] in ring["keys"]
    assert [len(base64.b64decode(key)) for key in (*ring["keys"].values(), ring["hash_key"])] == [32, 32]
    assert ring["hash_key"] not in ring["keys"].values()
    assert isinstance(load_pem_private_key((tmp_path / SEAL_KEY).read_bytes(), None), Ed25519PrivateKey)
    assert len((tmp_path / SECRET_KEY).read_text()) >= 50


def test_they_are_made_once(tmp_path: Path) -> None:
    make_keys(tmp_path)
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    make_keys(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first


def test_no_two_passwords_are_alike(tmp_path: Path) -> None:
    made = passwords(tmp_path / "database.json")
    assert len({made.superuser, made.owner, made.running}) == 3
    assert passwords(tmp_path / "database.json") == made
